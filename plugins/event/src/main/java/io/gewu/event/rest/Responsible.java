package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Centre;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.DirectoryOfLayers;
import io.gewu.event.directory.Post;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is responsible at a place and a time, from the grid worker up to the district's duty desk. */
@Component(service = Responsible.class)
public final class Responsible {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final GridResolver grids;
    private final DirectoryOfLayers directory;
    private final FeatureStore store;
    private final LayerCatalog layers;
    private final AccessPolicy policy;
    private final Site site;

    @Activate
    public Responsible(
            @Reference GridResolver grids,
            @Reference DirectoryOfLayers directory,
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference AccessPolicy policy,
            @Reference Site site) {
        this.grids = grids;
        this.directory = directory;
        this.store = store;
        this.layers = layers;
        this.policy = policy;
        this.site = site;
    }

    RestReply here(RestRequest request) {
        double lon = IssueQueries.degrees(request, "lon", 180);
        double lat = IssueQueries.degrees(request, "lat", 90);
        Instant at = time(request);
        Optional<GridResolver.Grid> grid =
                grids.at(lon, lat, at.atZone(WorkingCalendar.ZONE).toLocalDate());
        View view = new View(directory.now(), request.caller(), at);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("at", at);
        grid.ifPresent(found -> view.ground(answer, found));
        answer.put("district", view.centres(site.area()));
        return RestReply.json(answer);
    }

    /** What one caller may see of who is responsible at one time. */
    private final class View {
        private final Directory onFile;
        private final Caller caller;
        private final Instant at;
        private final boolean holders;

        View(Directory onFile, Caller caller, Instant at) {
            this.onFile = onFile;
            this.caller = caller;
            this.at = at;
            this.holders = layers.layer("post")
                    .flatMap(layer -> policy.readable(caller, layer))
                    .flatMap(layer -> layer.attribute("held_by"))
                    .isPresent();
        }

        private void ground(Map<String, Object> answer, GridResolver.Grid grid) {
            answer.put("grid", grid.code());
            answer.put("village", grid.village());
            answer.put(
                    "workers",
                    onFile.workers(grid.code()).stream().map(this::json).toList());
            answer.put("station", grid.station());
            answer.put("head", onFile.head(grid.station()).map(this::json));
            answer.put("town", centres(grid.town()));
        }

        /** A vacant post shows who stands in. */
        private Map<String, Object> json(Post post) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("post", post.code());
            json.put("name", post.name());
            json.put("vacant", post.holder().isEmpty());
            holder(json, "holder", post);
            post.substitute().flatMap(onFile::post).ifPresent(other -> {
                json.put("substitute", other.code());
                holder(json, "substituteHolder", other);
            });
            return json;
        }

        private void holder(Map<String, Object> json, String name, Post post) {
            post.holder().filter(who -> holders).ifPresent(who -> json.put(name, who));
        }

        private List<Map<String, Object>> centres(String area) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (String kind : List.of("committee", "office", "centre", "board")) {
                for (Centre centre : onFile.centres(kind, area)) {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("code", centre.code());
                    json.put("name", centre.name());
                    json.put("kind", kind);
                    json.put("onDuty", onDuty(centre.code()));
                    all.add(json);
                }
            }
            return all;
        }

        private List<Object> onDuty(String centre) {
            Optional<Layer> duty = layers.layer("duty").flatMap(layer -> policy.readable(caller, layer));
            if (duty.isEmpty()) {
                return List.of();
            }
            Filter now = FILTERS.and(List.of(
                    FILTERS.equals(FILTERS.property("centre"), FILTERS.literal(centre)),
                    FILTERS.lessOrEqual(FILTERS.property("starts_at"), FILTERS.literal(at)),
                    FILTERS.greater(FILTERS.property("ends_at"), FILTERS.literal(at))));
            try (Stream<Map<String, Object>> rows = store.rows(duty.get(), now)) {
                return rows.flatMap(row -> Optional.ofNullable(row.get("held_by")).stream())
                        .toList();
            }
        }
    }

    private static Instant time(RestRequest request) {
        Optional<String> text = request.query("at");
        try {
            return text.map(t -> OffsetDateTime.parse(t).toInstant()).orElseGet(Instant::now);
        } catch (DateTimeException notATime) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "at",
                    "at: found \"" + text.orElse("") + "\", expected a time as 2022-04-12T08:00:00+08:00",
                    notATime);
        }
    }
}
