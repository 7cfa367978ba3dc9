package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.FeatureStore;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.DirectoryOfLayers;
import io.gewu.event.directory.Post;
import io.gewu.event.rule.Rule;
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
    private final DirectoryOfLayers directory;
    private final AccessPolicy policy;

    @Activate
    public IssueQueries(
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference DirectoryOfLayers directory,
            @Reference AccessPolicy policy) {
        this.store = store;
        this.layers = layers;
        this.directory = directory;
        this.policy = policy;
    }

    RestReply one(RestRequest request) {
        long commit = store.position();
        try (Stream<Map<String, Object>> rows = rows(request, "issue", equal("code", request.path("number")))) {
            return RestReply.json(
                            IssueJson.of(rows.findFirst().orElseThrow(() -> missing(request)), true, request.address()))
                    .shows(commit);
        }
    }

    RestReply steps(RestRequest request) {
        List<Map<String, Object>> steps;
        try (Stream<Map<String, Object>> rows = rows(request, "issue_step", equal("issue", request.path("number")))) {
            steps = rows.sorted(java.util.Comparator.comparingInt(
                            step -> Integer.parseInt(((String) step.get("code")).replaceFirst(".*-", ""))))
                    .toList();
        }
        if (steps.isEmpty()) {
            throw missing(request);
        }
        return RestReply.json(Map.of("steps", steps));
    }

    RestReply tasks(RestRequest request) {
        Directory onFile = directory.now();
        List<String> posts = request.query("post")
                .map(List::of)
                .orElseGet(() -> onFile.heldBy(request.caller().name()).stream()
                        .map(Post::code)
                        .toList());
        if (posts.isEmpty()) {
            throw new GewuException(
                    request.caller().isAnonymous() ? ErrorCode.UNAUTHENTICATED : ErrorCode.NOT_FOUND,
                    "post",
                    "No post is held by " + request.caller().name() + "; ask for one by ?post=");
        }
        Filter mine = FILTERS.or(posts.stream().map(post -> equal("post", post)).toList());
        return list(request, FILTERS.and(mine, OPEN));
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

    private static GewuException missing(RestRequest request) {
        return new GewuException(ErrorCode.NOT_FOUND, "", "There is no issue " + request.path("number"));
    }
}
