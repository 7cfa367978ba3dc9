package io.gewu.event.webhook;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.Origin;
import io.gewu.event.intake.IssueIntake;
import io.gewu.event.intake.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Takes in what other systems post. */
@Component(service = Inboxes.class)
public final class Inboxes {
    private static final long MOST_BYTES = 1 << 20;

    private final IssueIntake intake;
    private final LayerCatalog layers;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Inbox> inboxes = List.of();

    @Activate
    public Inboxes(@Reference IssueIntake intake, @Reference LayerCatalog layers) {
        this.intake = intake;
        this.layers = layers;
    }

    /** A message of a system that is configured; sent again it is the same report. */
    public RestReply take(RestRequest request) throws IOException {
        byte[] body;
        try (InputStream in = request.body(MOST_BYTES)) {
            body = in.readAllBytes();
        }
        String id = request.header("webhook-id").orElse("");
        Inbox inbox = inboxes.stream()
                .filter(one -> one.name().equals(request.path("name")))
                .filter(one -> one.isGood(
                        id,
                        request.header("webhook-timestamp").orElse(""),
                        request.header("webhook-signature").orElse(""),
                        body,
                        Instant.now()))
                .findFirst()
                // which inboxes there are is not told to those without a secret
                .orElseThrow(() -> new GewuException(
                        ErrorCode.FORBIDDEN,
                        "webhook-signature",
                        "No inbox " + request.path("name") + " with this signature, or the message is older than"
                                + " five minutes"));
        Origin origin = new Origin("inbox-" + inbox.name(), request.origin().from());
        IssueIntake.Receipt receipt = intake.take(
                ReportJson.read(inbox.report(request.json(body), id), inbox.name(), layers), origin, Instant.now());
        String number = receipt.issue().code();
        Map<String, Object> json = Map.of(
                "issue", number,
                "status", receipt.issue().status().word(),
                "repeated", receipt.repeated());
        return (receipt.repeated()
                        ? RestReply.json(json)
                        : RestReply.created(request.address() + "/event/issues/" + number, json))
                .shows(receipt.commit());
    }
}
