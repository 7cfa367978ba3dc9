package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.FeatureStore;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.LayerDirectory;
import io.gewu.event.directory.OfficePost;
import io.gewu.event.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a worker's app asks: tasks, what is near, one issue and its way so far. */
@Component(service = IssueQueries.class)
public final class IssueQueries {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final Filter OPEN = FILTERS.not(
            FILTERS.or(List.of(equal("status", "closed"), equal("status", "rejected"), equal("status", "merged"))));

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final LayerDirectory directory;
    private final AccessPolicy policy;

    @Activate
    public IssueQueries(
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference LayerDirectory directory,
            @Reference AccessPolicy policy) {
        this.store = store;
        this.layers = layers;
        this.directory = directory;
        this.policy = policy;
    }

    /** A row of a layer as the caller may see it. */
    Map<String, Object> one(RestRequest request, String layer, String key) {
        try (Stream<Map<String, Object>> rows = rows(request, layer, equal("code", key))) {
            return rows.findFirst()
                    .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "", "There is no " + layer + " " + key));
        }
    }

    /** The rows of a layer with a value, as the caller may see them. */
    List<Map<String, Object>> all(RestRequest request, String layer, String attribute, String value) {
        try (Stream<Map<String, Object>> rows = rows(request, layer, equal(attribute, value))) {
            return rows.toList();
        }
    }

    RestReply one(RestRequest request) {
        long commit = store.position();
        Map<String, Object> row = one(request, "issue", request.path("number"));
        return RestReply.json(IssueJson.of(row, true, request.address())).shows(commit);
    }

    RestReply steps(RestRequest request) {
        String number = request.path("number");
        one(request, "issue", number);
        List<Map<String, Object>> steps = all(request, "issue_step", "issue", number).stream()
                .sorted(Comparator.comparingInt(
                        step -> Integer.parseInt(((String) step.get("code")).replaceFirst(".*-", ""))))
                .toList();
        return RestReply.json(Map.of("steps", steps));
    }

    /** Of the posts that the caller holds in grids, departments and centres, or of those that are asked for. */
    RestReply tasks(RestRequest request) {
        Directory onFile = directory.now();
        List<Filter> wanted = new ArrayList<>();
        request.query("post").ifPresent(post -> wanted.add(equal("post", post)));
        request.query("org").ifPresent(org -> wanted.addAll(ofDepartment(org)));
        request.query("centre").ifPresent(centre -> wanted.add(equal("board", centre)));
        if (wanted.isEmpty()) {
            String me = request.caller().name();
            onFile.heldBy(me).forEach(post -> wanted.add(equal("post", post.code())));
            for (OfficePost post : onFile.officesHeldBy(me)) {
                post.organisation().ifPresent(org -> wanted.addAll(ofDepartment(org)));
                post.centre().ifPresent(centre -> wanted.add(equal("board", centre)));
            }
        }
        if (wanted.isEmpty()) {
            throw new GewuException(
                    request.caller().isAnonymous() ? ErrorCode.UNAUTHENTICATED : ErrorCode.NOT_FOUND,
                    "post",
                    new LocalizedText(
                            request.caller().name() + " 未任任何岗位；可用 ?post= ?org= ?centre= 查询",
                            "No post is held by " + request.caller().name()
                                    + "; ask for one by ?post=, ?org= or ?centre="));
        }
        return list(request, FILTERS.and(FILTERS.or(wanted), OPEN));
    }

    /** What a department leads above the village, and what it collaborates in. */
    private static List<Filter> ofDepartment(String org) {
        Filter above = FILTERS.or(equal("tier", "town"), equal("tier", "district"));
        return List.of(
                FILTERS.and(equal("lead_org", org), above),
                FILTERS.like(FILTERS.property("co_orgs"), "%" + org.replaceAll("[%_\\\\]", "") + "%", "%", "_", "\\"));
    }

    RestReply nearby(RestRequest request) {
        double lon = degrees(request, "lon", 180);
        double lat = degrees(request, "lat", 90);
        double north = request.number("metres", 500, 1, 20_000) / 111_195.0;
        double east = north / StrictMath.cos(StrictMath.toRadians(lat));
        Filter box = FILTERS.bbox(
                FILTERS.property("geom"),
                new ReferencedEnvelope(lon - east, lon + east, lat - north, lat + north, null));
        return list(request, FILTERS.and(box, OPEN));
    }

    RestReply rules(RestRequest request) {
        return RestReply.json(
                Map.of("rules", directory.now().rules().rules().stream().map(IssueQueries::json)));
    }

    private static Map<String, Object> json(Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", rule.code());
        json.put("priority", rule.priority());
        json.put("conditions", rule.conditions().stream().map(c -> c.fact() + c.operator() + c.value()));
        json.put("tier", rule.tier());
        json.put("lead", rule.lead());
        rule.limit().ifPresent(limit -> json.put("limit", limit));
        json.put("notified", rule.notified());
        json.put("from", rule.from());
        rule.to().ifPresent(to -> json.put("to", to));
        return json;
    }

    /** Streamed: a town's list is as long as it is. */
    private RestReply list(RestRequest request, Filter filter) {
        long commit = store.position();
        Stream<Map<String, Object>> rows = rows(request, "issue", filter)
                .limit(request.number("limit", 1000, 1, 10_000))
                .map(row -> IssueJson.of(row, true, request.address()));
        return RestReply.json(Map.of("issues", rows)).shows(commit);
    }

    /** As the caller may see them: without what is personal, or not at all. */
    private Stream<Map<String, Object>> rows(RestRequest request, String name, Filter filter) {
        Layer whole = layers.layer(name)
                .orElseThrow(() -> new GewuException(ErrorCode.STORE_UNAVAILABLE, name, "Layer " + name + " is gone"));
        Layer seen = policy.readable(request.caller(), whole)
                .orElseThrow(() -> new GewuException(ErrorCode.FORBIDDEN, name, "Layer " + name + " is not for you"));
        return store.rows(seen, FILTERS.and(policy.visible(request.caller(), whole), filter));
    }

    static double degrees(RestRequest request, String name, int most) {
        String text = request.query(name)
                .orElseThrow(() ->
                        new GewuException(ErrorCode.MISSING_PARAMETER, name, name + " is missing: expected degrees"));
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,15})?") || Math.abs(Double.parseDouble(text)) > most) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    name + ": found \"" + text + "\", expected degrees from -" + most + " to " + most);
        }
        return Double.parseDouble(text);
    }

    private static Filter equal(String attribute, String value) {
        return FILTERS.equals(FILTERS.property(attribute), FILTERS.literal(value));
    }
}
