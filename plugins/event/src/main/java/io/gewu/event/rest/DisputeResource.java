package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.site.Site;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.IssueTransitions;
import io.gewu.event.handling.Mediation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Disputes: opened, worked on at one place, settled. Roles {@code mediator} and those of towns and stations. */
@Component(service = DisputeResource.class)
public final class DisputeResource {
    private static final String[] MEDIATORS = {"mediator", "station-head", "town-dispatcher", "district-dispatcher"};

    private final IssueTransitions moves;
    private final IssueQueries queries;
    private final String city;

    @Activate
    public DisputeResource(@Reference IssueTransitions moves, @Reference IssueQueries queries, @Reference Site site) {
        this.moves = moves;
        this.queries = queries;
        this.city = site.area();
    }

    RestReply open(RestRequest request) throws IOException {
        request.require(MEDIATORS);
        JsonObject json = request.json();
        String[] code = new String[1];
        IssueTransitions.Moved moved = moves.on(
                json.requiredText("issue"),
                request.origin(),
                Instant.now(),
                (transaction, issue) -> Rights.area(request.caller(), issue),
                (transaction, handling, issue) -> code[0] =
                        new Mediation(transaction, city).open(issue, json.text("servicePoint"), json.texts("invited")));
        return RestReply.created(request.address() + "/event/disputes/" + code[0], answer(code[0], request))
                .shows(moved.commit());
    }

    RestReply one(RestRequest request) {
        return RestReply.json(answer(request.path("code"), request));
    }

    private Map<String, Object> answer(String code, RestRequest request) {
        Map<String, Object> json = new LinkedHashMap<>(queries.one(request, "dispute", code));
        int places = json.get("places") instanceof Integer number ? number : 0;
        json.put("onePlace", places <= 1);
        json.put(
                "steps",
                queries.all(request, "mediation_step", "dispute", code).stream()
                        .sorted(Comparator.comparing(step -> (Instant) step.get("at")))
                        .toList());
        json.put("resource", request.address() + "/id/dispute/" + code);
        return json;
    }

    RestReply invite(RestRequest request) throws IOException {
        JsonObject json = request.json();
        List<String> orgs = json.texts("orgs");
        if (orgs.isEmpty()) {
            throw json.missing("orgs", "codes of organisations");
        }
        return work(request, (transaction, dispute) -> new Mediation(transaction, city).invite(dispute, orgs));
    }

    RestReply step(RestRequest request) throws IOException {
        JsonObject json = request.json();
        String org = json.requiredText("org");
        return work(request, (transaction, dispute) -> {
            List<String> places = new ArrayList<>();
            queries.all(request, "mediation_step", "dispute", (String) dispute.get("code"))
                    .forEach(step -> places.add((String) step.get("service_point")));
            new Mediation(transaction, city)
                    .step(
                            dispute,
                            org,
                            json.text("servicePoint"),
                            json.text("note").orElse(""),
                            places);
        });
    }

    RestReply close(RestRequest request) throws IOException {
        String agreement = request.json().requiredText("agreement");
        return work(request, (transaction, dispute) -> new Mediation(transaction, city).close(dispute, agreement));
    }

    private RestReply work(RestRequest request, BiConsumer<IssueTransaction, Map<String, Object>> work) {
        request.require(MEDIATORS);
        String code = request.path("code");
        String issueCode = (String) queries.one(request, "dispute", code).get("issue");
        IssueTransitions.Moved moved = moves.on(
                issueCode,
                request.origin(),
                Instant.now(),
                (transaction, issue) -> Rights.area(request.caller(), issue),
                (transaction, handling, issue) -> {
                    // as this transaction sees it: another one may just have settled it
                    Map<String, Object> dispute = transaction
                            .session()
                            .read(transaction.layer("dispute"), code)
                            .orElseThrow();
                    if ("closed".equals(dispute.get("status"))) {
                        throw new GewuException(
                                ErrorCode.CONFLICT, "dispute." + code, "Dispute " + code + " is closed");
                    }
                    work.accept(transaction, dispute);
                });
        return RestReply.json(answer(code, request)).shows(moved.commit());
    }
}
