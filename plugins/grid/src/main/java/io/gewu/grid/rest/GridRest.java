package io.gewu.grid.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.grid.GridResolver;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestField;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import io.gewu.api.site.Site;
import io.gewu.grid.check.PlanReport;
import io.gewu.grid.plan.Balance;
import io.gewu.grid.plan.Objective;
import io.gewu.grid.plan.Planner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /grid}: plans and places. */
@Component(service = RestService.class)
public final class GridRest implements RestService {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String EDITOR = "grid-editor";

    private final PlanService plans;
    private final Overlays overlays;
    private final GridResolver grids;
    private final Site site;

    @Activate
    public GridRest(
            @Reference PlanService plans,
            @Reference Overlays overlays,
            @Reference GridResolver grids,
            @Reference Site site) {
        this.plans = plans;
        this.overlays = overlays;
        this.grids = grids;
        this.site = site;
    }

    @Override
    public String root() {
        return "grid";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("网格划分", "Grid planning");
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("at", "所在网格：lon lat day", "The grid at a place: lon, lat, day", this::at)
                        .query(
                                RestField.of("lon", RestField.Type.NUMBER, "经度", "Degrees east, CGCS2000")
                                        .mandatory(),
                                RestField.of("lat", RestField.Type.NUMBER, "纬度", "Degrees north, CGCS2000")
                                        .mandatory(),
                                RestField.of("day", RestField.Type.DAY, "日期", "Day; today unless sent")),
                Route.post("plans", "生成方案草案", "Make the draft of a plan", this::draft),
                Route.get("plans/{code}", "校验报告：f=json|html|ttl", "Report on a plan: f=json, html or ttl", this::report)
                        .query(RestField.text("f", "格式", "json, html or ttl"))
                        .produces("application/json", "text/html", "text/turtle"),
                Route.post(
                        "plans/{code}/validate",
                        "校验并写入问题图层",
                        "Validate, and show the faults as a layer",
                        this::validate),
                Route.post("plans/{code}/submit", "送审", "Submit for approval", this::submit),
                Route.post("plans/{code}/approve", "批准生效（委员会）", "Approve (role governance-committee)", this::approve)
                        .body(RestField.of("validFrom", RestField.Type.DAY, "生效日", "First day in force")
                                .mandatory()),
                Route.get("plans/{code}/diff/{other}", "两方案差异", "What changed between two plans", this::diff),
                Route.post("plans/{code}/diff/{other}", "差异写入图层", "Show what changed as a layer", this::diff),
                Route.get("plans/{code}/merge", "专业网格并入报告", "What becomes of the departments' grids", this::merge),
                Route.post("plans/{code}/merge", "写入并入关系", "Write into which grids they merge", this::merge));
    }

    private RestReply at(RestRequest request) {
        double lon = degrees(request, "lon");
        double lat = degrees(request, "lat");
        LocalDate day = request.query("day").map(GridRest::day).orElseGet(() -> LocalDate.now(ZONE));
        Optional<GridResolver.Grid> found = grids.at(lon, lat, day);
        GridResolver.Grid grid = found.orElseThrow(() -> new GewuException(
                ErrorCode.NOT_FOUND, "", "No grid in force on " + day + " holds " + lon + ", " + lat));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("grid", grid.code());
        json.put("village", grid.village());
        json.put("station", grid.station());
        json.put("plan", grid.plan());
        json.put("resource", site.identifiers() + "grid/" + grid.code());
        return RestReply.json(json);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException notADay) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER, "day", "day: found \"" + text + "\", expected 2022-04-12", notADay);
        }
    }

    private static double degrees(RestRequest request, String name) {
        String text = request.query(name)
                .orElseThrow(() -> new GewuException(ErrorCode.MISSING_PARAMETER, name, name + " is missing"));
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,15})?")) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER, name, name + ": found \"" + text + "\", expected degrees");
        }
        return Double.parseDouble(text);
    }

    private RestReply draft(RestRequest request) throws IOException {
        request.require(EDITOR);
        JsonObject json = request.json();
        String code = json.requiredText("code");
        if (!code.matches("\\d{4}-\\d{1,3}")) {
            throw json.wrong("code", "\"" + code + "\"", "a year and a number, as 2026-1");
        }
        Planner.Wish wish = new Planner.Wish(
                json.integer("grids", 1, 10_000).orElse(451),
                json.integer("workers", 1, 20_000).orElse(648),
                json.integer("seed", 0, Integer.MAX_VALUE).orElse(1),
                weights(json),
                plans.workload(),
                json.text("village").orElse(""));
        long start = System.nanoTime();
        PlanService.Drafted drafted = plans.draft(
                code,
                json.text("name").orElse("网格划分方案 " + code),
                json.text("formerPlan").orElse(""),
                wish,
                request.origin());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("plan", code);
        answer.put("units", drafted.plan().units());
        answer.put("milliseconds", (System.nanoTime() - start) / 1_000_000);
        answer.put("measures", json(drafted.plan().balance()));
        answer.put("baseline", json(drafted.plan().baseline()));
        answer.put("moves", drafted.plan().moves());
        return RestReply.created(request.address() + "/grid/plans/" + code, answer)
                .shows(drafted.commit());
    }

    private static Objective.Weights weights(JsonObject json) {
        Objective.Weights usual = Objective.Weights.USUAL;
        return json.object("weights")
                .map(given -> new Objective.Weights(
                        weight(given, "balance", usual.balance()),
                        weight(given, "compactness", usual.compactness()),
                        weight(given, "diameter", usual.diameter()),
                        weight(given, "stability", usual.stability()),
                        weight(given, "barrier", usual.barrier())))
                .orElse(usual);
    }

    private static double weight(JsonObject given, String name, double usual) {
        double weight = given.number(name).map(Number::doubleValue).orElse(usual);
        if (weight < 0 || weight > 1000) {
            throw given.wrong(name, String.valueOf(weight), "a number from 0 to 1000");
        }
        return weight;
    }

    private static Map<String, Object> json(Balance balance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("grids", balance.grids());
        json.put("variation", PlanService.rounded(balance.variation()));
        json.put("spread", PlanService.rounded(balance.spread()));
        json.put("gini", PlanService.rounded(balance.gini()));
        json.put("compactness", PlanService.rounded(balance.compactness()));
        json.put("diameterKilometres", PlanService.rounded(balance.diameterKilometres()));
        json.put("unconnected", balance.unconnected());
        json.put("crossed", balance.crossed());
        json.put("movedShare", PlanService.rounded(balance.movedShare()));
        return json;
    }

    private RestReply report(RestRequest request) {
        PlanReport report = plans.report(request.path("code"));
        String form = request.query("f").orElseGet(() -> switch (request.accepted()) {
            case "text/html" -> "html";
            case "text/turtle" -> "ttl";
            default -> "json";
        });
        return switch (form) {
            case "json" -> RestReply.json(report.json(request.language()));
            case "html" -> RestReply.html(report.html(request.language()));
            case "ttl" -> {
                byte[] bytes = report.turtle(site.identifiers()).getBytes(StandardCharsets.UTF_8);
                yield new RestReply.Content(200, "text/turtle;charset=UTF-8", Map.of(), out -> out.write(bytes));
            }
            default ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_FORMAT, "f", "f: found \"" + form + "\", expected json, html or ttl");
        };
    }

    private RestReply validate(RestRequest request) {
        request.require(EDITOR);
        PlanReport report = plans.report(request.path("code"));
        long commit = plans.keep(report, request.origin());
        return RestReply.json(report.json(request.language())).shows(commit);
    }

    private RestReply submit(RestRequest request) {
        request.require(EDITOR);
        return RestReply.json(Map.of("plan", request.path("code"), "status", "submitted"))
                .shows(plans.submit(request.path("code"), request.origin()));
    }

    private RestReply approve(RestRequest request) throws IOException {
        request.require("governance-committee");
        JsonObject json = request.json();
        LocalDate from = json.day("validFrom").orElseThrow(() -> json.missing("validFrom", "a day as 2022-04-12"));
        long commit = plans.approve(request.path("code"), from, request.origin());
        return RestReply.json(Map.of("plan", request.path("code"), "status", "approved", "validFrom", from))
                .shows(commit);
    }

    private RestReply diff(RestRequest request) {
        boolean keeps = request.method().equals("POST");
        if (keeps) {
            request.require(EDITOR);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        RestReply.Json json = RestReply.json(overlays.diff(request.path("code"), request.path("other"), rows));
        return keeps ? json.shows(overlays.keep(rows, request.origin())) : json;
    }

    private RestReply merge(RestRequest request) {
        boolean keeps = request.method().equals("POST");
        if (keeps) {
            request.require(EDITOR);
        }
        Map<String, String> mergedInto = new TreeMap<>();
        RestReply.Json json = RestReply.json(overlays.merge(request.path("code"), mergedInto));
        return keeps ? json.shows(overlays.keepMerged(mergedInto, request.origin())) : json;
    }
}
