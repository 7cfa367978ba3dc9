package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.JsonObject;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import io.gewu.event.clock.Limit;
import io.gewu.event.directory.DirectoryOfLayers;
import io.gewu.event.feed.IssueFeed;
import io.gewu.event.handling.IssueMoves;
import io.gewu.event.handling.Move;
import io.gewu.event.intake.IssueIntake;
import io.gewu.event.state.Change;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /event}: reports in, moves, tasks, the live stream. */
@Component(service = RestService.class)
public final class EventRest implements RestService {
    private final IssueIntake intake;
    private final IssueMoves moves;
    private final IssueQueries queries;
    private final DirectoryOfLayers directory;
    private final LayerCatalog layers;
    private final IssueFeed feed;
    private final Responsible responsible;
    private final Photographs photographs;

    @Activate
    public EventRest(
            @Reference IssueIntake intake,
            @Reference IssueMoves moves,
            @Reference IssueQueries queries,
            @Reference DirectoryOfLayers directory,
            @Reference LayerCatalog layers,
            @Reference IssueFeed feed,
            @Reference Responsible responsible,
            @Reference Photographs photographs) {
        this.intake = intake;
        this.moves = moves;
        this.queries = queries;
        this.directory = directory;
        this.layers = layers;
        this.feed = feed;
        this.responsible = responsible;
        this.photographs = photographs;
    }

    @Override
    public String root() {
        return "event";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("事件受理、分拨与处置", "Intake, dispatch and handling of issues");
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(
                        "reports",
                        "上报；同一渠道同一编号只立一件",
                        "Report; the same id by the same channel is one report",
                        this::report),
                Route.post("sync", "离线队列一次上传，最多 200 件", "Send an offline queue at once, at most 200", this::sync),
                Route.get("issues/{number}", "一件事件及可作动作", "One issue and its possible moves", queries::one),
                Route.get("issues/{number}/steps", "流转与依据", "Its steps and why", queries::steps),
                Route.post(
                        "issues/{number}/{move}",
                        "流转：answer reject screen accept return start suspend resume escalate decide handle verify"
                                + " fail close rate reopen",
                        "Make a move: answer, reject, screen, accept, return, start, suspend, resume, escalate, decide,"
                                + " handle, verify, fail, close, rate, reopen",
                        this::move),
                Route.get("tasks", "我的任务", "Tasks of the caller's posts, or of ?post=", queries::tasks),
                Route.get(
                        "nearby",
                        "附近未办结事件：lon lat metres",
                        "Open issues around a place: lon, lat, metres",
                        queries::nearby),
                Route.get("rules", "现行分拨规则", "Routing rules in the order in which they are tried", queries::rules),
                Route.get("responsible", "此时此地谁负责：lon lat at", "Who is responsible here and then", responsible::here),
                Route.post("photos", "上传照片，得到引用", "Upload a photograph, get its reference", photographs::keep),
                Route.get("photos/{name}", "照片", "A photograph", photographs::show),
                Route.get("stream", "事件流（SSE）", "Changes as they happen (Server-Sent Events)", feed::stream));
    }

    private RestReply report(RestRequest request) throws IOException {
        request.require("issue-reporter", "hotline-seat", "grid-worker");
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
    private RestReply sync(RestRequest request) throws IOException {
        request.require("issue-reporter", "hotline-seat", "grid-worker");
        List<JsonObject> reports = request.json().objects("reports");
        if (reports.size() > 200) {
            throw new GewuException(
                    ErrorCode.TOO_LARGE, "/reports", "/reports: found " + reports.size() + ", expected at most 200");
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
                    "detail", refused.getMessage());
        }
    }

    private IssueIntake.Receipt take(RestRequest request, JsonObject json) {
        return intake.take(ReportJson.read(json, "app", layers), request.origin(), Instant.now());
    }

    private RestReply move(RestRequest request) throws IOException {
        String word = request.path("move");
        Change change = Change.of(word)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.NOT_FOUND, "", "There is no move \"" + word + "\"; GET /event lists them"));
        JsonObject json = request.json();
        Move move = new Move(
                change,
                json.text("note").orElse(""),
                json.text("reply").orElse(""),
                json.text("item"),
                json.text("org"),
                json.texts("photos"),
                json.integer("rating", 1, 5),
                limit(json),
                json.texts("participants"));
        Rights rights = new Rights(directory.now());
        IssueMoves.Moved moved = moves.on(
                request.path("number"),
                request.origin(),
                Instant.now(),
                issue -> rights.check(request.caller(), change, issue),
                (desk, handling, issue) -> handling.make(issue, move));
        return RestReply.json(IssueJson.of(moved.issue(), false, request.address()))
                .shows(moved.commit());
    }

    private static java.util.Optional<Limit> limit(JsonObject json) {
        try {
            return json.text("limit").map(Limit::parse);
        } catch (IllegalArgumentException unreadable) {
            throw json.wrong("limit", "\"" + json.text("limit").orElse("") + "\"", "a limit as \"5 working-days\"");
        }
    }
}
