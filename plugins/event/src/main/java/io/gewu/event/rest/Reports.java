package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.json.JsonObject;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.event.intake.IssueIntake;
import io.gewu.event.intake.ReportJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reports as apps, seats and devices send them, one by one or a whole offline queue. */
@Component(service = Reports.class)
public final class Reports {
    private static final String[] REPORTERS = {"issue-reporter", "hotline-seat", "grid-worker"};
    private static final int MOST_AT_ONCE = 200;

    private final IssueIntake intake;
    private final LayerCatalog layers;

    @Activate
    public Reports(@Reference IssueIntake intake, @Reference LayerCatalog layers) {
        this.intake = intake;
        this.layers = layers;
    }

    RestReply one(RestRequest request) throws IOException {
        request.require(REPORTERS);
        IssueIntake.Receipt receipt = take(request, request.json());
        String address = request.address();
        Map<String, Object> json = IssueJson.of(receipt.issue(), true, address);
        return (receipt.repeated()
                        ? RestReply.json(json)
                        : RestReply.created(
                                address + "/event/issues/" + receipt.issue().code(), json))
                .shows(receipt.commit());
    }

    /** Each report stands for itself: one that is refused does not hold back the others. */
    RestReply queue(RestRequest request) throws IOException {
        request.require(REPORTERS);
        List<JsonObject> reports = request.json().objects("reports");
        if (reports.size() > MOST_AT_ONCE) {
            throw new GewuException(
                    ErrorCode.TOO_LARGE,
                    "/reports",
                    "/reports: found " + reports.size() + ", expected at most " + MOST_AT_ONCE);
        }
        return RestReply.json(Map.of("results", reports.stream().map(report -> result(request, report))));
    }

    private Map<String, Object> result(RestRequest request, JsonObject report) {
        try {
            report.requiredText("id");
            IssueIntake.Receipt receipt = take(request, report);
            return Map.of(
                    "id", report.requiredText("id"),
                    "issue", receipt.issue().code(),
                    "status", receipt.issue().status().word(),
                    "repeated", receipt.repeated());
        } catch (GewuException refused) {
            return Map.of(
                    "id", report.text("id").orElse(""),
                    "code", refused.code().name(),
                    "detail", refused.message(request.language()));
        }
    }

    private IssueIntake.Receipt take(RestRequest request, JsonObject json) {
        return intake.take(ReportJson.read(json, "app", layers), request.origin(), Instant.now());
    }
}
