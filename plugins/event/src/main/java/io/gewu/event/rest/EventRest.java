package io.gewu.event.rest;

import io.gewu.api.LocalizedText;
import io.gewu.api.rest.RestField;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import io.gewu.event.feed.IssueFeed;
import io.gewu.event.webhook.Inboxes;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /event}: reports in, moves, tasks, disputes, the live stream. */
@Component(service = RestService.class)
public final class EventRest implements RestService {
    private final Reports reports;
    private final IssueQueries queries;
    private final TransitionResource moves;
    private final DisputeResource disputes;
    private final IssueFeed feed;
    private final ResponsibilityResource responsible;
    private final Photographs photographs;
    private final Inboxes inboxes;

    @Activate
    public EventRest(
            @Reference Reports reports,
            @Reference IssueQueries queries,
            @Reference TransitionResource moves,
            @Reference DisputeResource disputes,
            @Reference IssueFeed feed,
            @Reference ResponsibilityResource responsible,
            @Reference Photographs photographs,
            @Reference Inboxes inboxes) {
        this.reports = reports;
        this.queries = queries;
        this.moves = moves;
        this.disputes = disputes;
        this.feed = feed;
        this.responsible = responsible;
        this.photographs = photographs;
        this.inboxes = inboxes;
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
                        reports::one),
                Route.post("sync", "离线队列一次上传，最多 200 件", "Send an offline queue at once, at most 200", reports::queue),
                Route.get("issues/{number}", "一件事件及可作动作", "One issue and its possible moves", queries::one),
                Route.get("issues/{number}/steps", "流转与依据", "Its steps and why", queries::steps),
                Route.post(
                        "issues/{number}/{move}",
                        "流转：answer reject screen accept return start suspend resume escalate decide handle verify"
                                + " fail close rate reopen",
                        "Make a move: answer, reject, screen, accept, return, start, suspend, resume, escalate, decide,"
                                + " handle, verify, fail, close, rate, reopen",
                        moves::make),
                Route.get(
                                "tasks",
                                "我的任务：所任岗位、部门、机构的未办结事件，或 post、org、centre",
                                "Open issues of the caller's posts, departments and centres, or of ?post=, ?org=, ?centre=",
                                queries::tasks)
                        .query(
                                RestField.text("post", "岗位", "Code of a post"),
                                RestField.text("org", "部门", "Code of a department"),
                                RestField.text("centre", "中心", "Code of a centre"),
                                RestField.of("limit", RestField.Type.INTEGER, "最多件数", "Most items, 1 to 10000")),
                Route.get(
                                "nearby",
                                "附近未办结事件：lon lat metres",
                                "Open issues around a place: lon, lat, metres",
                                queries::nearby)
                        .query(
                                RestField.of("lon", RestField.Type.NUMBER, "经度", "Degrees east, CGCS2000")
                                        .mandatory(),
                                RestField.of("lat", RestField.Type.NUMBER, "纬度", "Degrees north, CGCS2000")
                                        .mandatory(),
                                RestField.of(
                                        "metres", RestField.Type.INTEGER, "半径（米）", "Distance in metres, 1 to 20000"),
                                RestField.of("limit", RestField.Type.INTEGER, "最多件数", "Most items, 1 to 10000")),
                Route.get("rules", "现行分拨规则", "Routing rules in the order in which they are tried", queries::rules),
                Route.get("responsible", "此时此地谁负责：lon lat at", "Who is responsible here and then", responsible::here)
                        .query(
                                RestField.of("lon", RestField.Type.NUMBER, "经度", "Degrees east, CGCS2000")
                                        .mandatory(),
                                RestField.of("lat", RestField.Type.NUMBER, "纬度", "Degrees north, CGCS2000")
                                        .mandatory(),
                                RestField.of("at", RestField.Type.TIME, "时刻", "Instant; now unless sent")),
                Route.post(
                        "disputes",
                        "立为纠纷（1+6+X）",
                        "Make an issue a dispute: issue, servicePoint, invited",
                        disputes::open),
                Route.get("disputes/{code}", "一件纠纷及调解步骤", "A dispute and its steps", disputes::one),
                Route.post("disputes/{code}/invite", "邀请部门", "Call departments in: orgs", disputes::invite),
                Route.post(
                        "disputes/{code}/steps",
                        "调解一次",
                        "A step of mediation: org, note, servicePoint",
                        disputes::step),
                Route.post("disputes/{code}/close", "达成协议", "Settle it: agreement", disputes::close),
                Route.post("photos", "上传照片，得到引用", "Upload a photograph, get its reference", photographs::keep),
                Route.get("photos/{name}", "照片", "A photograph", photographs::show)
                        .produces("image/jpeg", "image/png"),
                Route.post(
                        "inbox/{name}",
                        "接收其他系统的签名消息",
                        "Signed messages of other systems (Standard Webhooks)",
                        inboxes::take),
                Route.get(
                                "stream",
                                "事件流（SSE）：village post",
                                "Changes as they happen (Server-Sent Events)",
                                feed::stream)
                        .query(
                                RestField.text("village", "村居", "Code of a village"),
                                RestField.text("post", "岗位", "Code of a post"))
                        .produces("text/event-stream"));
    }
}
