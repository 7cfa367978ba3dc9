package io.gewu.hotline.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.json.JsonObject;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.RestField;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import io.gewu.hotline.knowledge.KnowledgeIndex;
import io.gewu.hotline.kpi.Counts;
import io.gewu.hotline.kpi.Durations;
import io.gewu.hotline.kpi.Figures;
import io.gewu.hotline.kpi.IssueCounts;
import io.gewu.hotline.kpi.Ranking;
import io.gewu.hotline.kpi.Unit;
import io.gewu.hotline.transfer.ReportImport;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /hotline}. */
@Component(service = RestService.class)
public final class HotlineRest implements RestService {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final IssueCounts counts;
    private final KnowledgeIndex knowledge;
    private final ReportImport imports;
    private final FeatureStore store;
    private final LayerCatalog layers;

    @Activate
    public HotlineRest(
            @Reference IssueCounts counts,
            @Reference KnowledgeIndex knowledge,
            @Reference ReportImport imports,
            @Reference FeatureStore store,
            @Reference LayerCatalog layers) {
        this.counts = counts;
        this.knowledge = knowledge;
        this.imports = imports;
        this.store = store;
        this.layers = layers;
    }

    @Override
    public String root() {
        return "hotline";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("一号通服", "One number");
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                                "figures",
                                "指标：scope unit from to（月）",
                                "Key figures: scope, unit, from, to (months)",
                                this::figures)
                        .query(
                                RestField.text("scope", "范围", "city, town, department, grid or channel"),
                                RestField.text("unit", "单位", "Code of the unit"),
                                RestField.of("from", RestField.Type.TEXT, "起始月", "First month, as 2022-04"),
                                RestField.of("to", RestField.Type.TEXT, "截止月", "Last month, as 2022-04"),
                                RestField.of(
                                        "instantMinutes",
                                        RestField.Type.INTEGER,
                                        "即时响应分钟数",
                                        "Minutes that count as instant, a multiple of 30")),
                Route.get("ranking", "排名：scope from to", "Ranking: scope, from, to", this::ranking)
                        .query(
                                RestField.text("scope", "范围", "city, town, department, grid or channel"),
                                RestField.of("from", RestField.Type.TEXT, "起始月", "First month, as 2022-04"),
                                RestField.of("to", RestField.Type.TEXT, "截止月", "Last month, as 2022-04"),
                                RestField.of(
                                        "instantMinutes",
                                        RestField.Type.INTEGER,
                                        "即时响应分钟数",
                                        "Minutes that count as instant, a multiple of 30")),
                Route.get("knowledge", "知识库检索：q", "Search the knowledge base: q", this::search)
                        .query(
                                RestField.text("q", "检索词", "Words to look for").mandatory(),
                                RestField.of("limit", RestField.Type.INTEGER, "最多条数", "Most entries, 1 to 50")),
                Route.post("consultations", "咨询由知识库答复即办结", "A question that the knowledge base answers", this::consult)
                        .body(
                                RestField.text("question", "问题", "The question").mandatory(),
                                RestField.text("channel", "渠道", "The channel; 12345 unless sent"),
                                RestField.text("knowledge", "知识条目", "Code of the entry that answers")),
                Route.post(
                                "imports",
                                "导入 CSV/Excel：channel，map.<属性>=<列>，f=json|csv",
                                "Import CSV or Excel: channel, map.<attribute>=<column>; f=json or csv",
                                imports::take)
                        .query(
                                RestField.text("channel", "渠道", "The channel; 12345 unless sent"),
                                RestField.of(
                                        "map.",
                                        RestField.Type.FAMILY,
                                        "属性所在列",
                                        "The column of an attribute: map.<attribute>=<column>"),
                                RestField.text("f", "格式", "json or csv"))
                        .produces("application/json", "text/csv"));
    }

    private RestReply figures(RestRequest request) {
        Unit unit = new Unit(scope(request, "city"), request.query("unit").orElse(""));
        YearMonth from = month(request, "from", YearMonth.of(2000, 1));
        YearMonth to = month(request, "to", YearMonth.now(ZONE));
        Instant now = Instant.now();
        Counts counted = counts.now();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scope", unit.scope().word());
        json.put("unit", unit.code());
        json.put("from", from);
        json.put("to", to);
        json.putAll(Figures.of(counted.of(unit, from, to), instant(request), now));
        json.put("overdueOpen", counted.overdue(unit, from, to, now));
        return RestReply.json(json).shows(counts.position());
    }

    /** θ may be any number of half hours. */
    private static int instant(RestRequest request) {
        int minutes = request.number("instantMinutes", Figures.INSTANT_MINUTES, Durations.STEP, 10_000);
        if (minutes % Durations.STEP != 0) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "instantMinutes",
                    "instantMinutes: found " + minutes + ", expected a multiple of " + Durations.STEP);
        }
        return minutes;
    }

    private RestReply ranking(RestRequest request) {
        YearMonth from = month(request, "from", YearMonth.of(2000, 1));
        YearMonth to = month(request, "to", YearMonth.now(ZONE));
        int instant = instant(request);
        Instant now = Instant.now();
        Stream<Map<String, Object>> places =
                Ranking.of(counts.now().of(scope(request, "department"), from, to), instant).stream()
                        .map(place -> {
                            Map<String, Object> json = new LinkedHashMap<>();
                            json.put(
                                    "rank",
                                    place.rank().isPresent() ? place.rank().getAsInt() : null);
                            json.put("unit", place.unit().code());
                            json.put("score", place.score());
                            json.putAll(Figures.of(place.tally(), instant, now));
                            return json;
                        });
        return RestReply.json(Map.of("ranking", places)).shows(counts.position());
    }

    private RestReply search(RestRequest request) {
        String question = request.query("q")
                .orElseThrow(
                        () -> new GewuException(ErrorCode.MISSING_PARAMETER, "q", "q is missing: words to look for"));
        return RestReply.json(Map.of("entries", knowledge.search(question, request.number("limit", 5, 1, 50))));
    }

    /** Closed as it comes in when an entry is named; without one it waits for a seat. */
    private RestReply consult(RestRequest request) throws IOException {
        request.require("hotline-seat", "issue-reporter");
        JsonObject json = request.json();
        Map<String, Object> row = new HashMap<>();
        row.put("kind", "consult");
        row.put("channel", json.text("channel").orElse("12345"));
        row.put("title", json.requiredText("question"));
        json.text("knowledge").ifPresent(entry -> row.put("reply", answer(json, entry)));
        try (WriteSession session = store.write(request.origin())) {
            String code = session.newKey(layer("issue"));
            row.put("code", code);
            session.insert(layer("issue"), row);
            long commit = session.commit();
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("issue", code);
            answer.put("status", row.containsKey("reply") ? "closed" : "received");
            answer.put("reply", row.get("reply"));
            return RestReply.created(request.address() + "/event/issues/" + code, answer)
                    .shows(commit);
        }
    }

    private String answer(JsonObject json, String entry) {
        return store.read(layer("knowledge"), entry)
                .flatMap(row -> row.text("answer"))
                .orElseThrow(() -> json.wrong("knowledge", "\"" + entry + "\"", "a code of layer knowledge"));
    }

    private Layer layer(String name) {
        return layers.required(name);
    }

    private static Unit.Scope scope(RestRequest request, String otherwise) {
        String word = request.query("scope").orElse(otherwise);
        return Unit.Scope.of(word)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.INVALID_PARAMETER,
                        "scope",
                        "scope: found \"" + word + "\", expected city, town, department, grid or channel"));
    }

    private static YearMonth month(RestRequest request, String name, YearMonth otherwise) {
        try {
            return request.query(name).map(YearMonth::parse).orElse(otherwise);
        } catch (DateTimeException notAMonth) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    name + ": found \"" + request.query(name).orElse("") + "\", expected a month as 2022-04",
                    notAMonth);
        }
    }
}
