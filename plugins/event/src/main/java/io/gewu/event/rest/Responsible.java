package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
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
    private final Site site;

    @Activate
    public Responsible(
            @Reference GridResolver grids,
            @Reference DirectoryOfLayers directory,
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference Site site) {
        this.grids = grids;
        this.directory = directory;
        this.store = store;
        this.layers = layers;
        this.site = site;
    }

    RestReply here(RestRequest request) {
        double lon = degrees(request, "lon");
        double lat = degrees(request, "lat");
        Instant at = time(request);
        Directory onFile = directory.now();
        Optional<GridResolver.Grid> grid =
                grids.at(lon, lat, at.atZone(WorkingCalendar.ZONE).toLocalDate());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("at", at);
        grid.ifPresent(found -> ground(answer, found, onFile, at));
        answer.put("district", centres(onFile, site.area(), at));
        return RestReply.json(answer);
    }

    private void ground(Map<String, Object> answer, GridResolver.Grid grid, Directory onFile, Instant at) {
        answer.put("grid", grid.code());
        answer.put("village", grid.village());
        answer.put(
                "workers",
                onFile.workers(grid.code()).stream()
                        .map(post -> json(post, onFile))
                        .toList());
        answer.put("station", grid.station());
        answer.put("head", onFile.head(grid.station()).map(post -> json(post, onFile)));
        answer.put("town", centres(onFile, grid.town(), at));
    }

    /** A vacant post shows who stands in. */
    private static Map<String, Object> json(Post post, Directory onFile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("post", post.code());
        json.put("name", post.name());
        json.put("holder", post.holder());
        post.substitute().flatMap(onFile::post).ifPresent(other -> {
            json.put("substitute", other.code());
            json.put("substituteHolder", other.holder());
        });
        return json;
    }

    private List<Map<String, Object>> centres(Directory onFile, String area, Instant at) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String kind : List.of("committee", "office", "centre", "board")) {
            for (Centre centre : onFile.centres(kind, area)) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("code", centre.code());
                json.put("name", centre.name());
                json.put("kind", kind);
                json.put("onDuty", onDuty(centre.code(), at));
                all.add(json);
            }
        }
        return all;
    }

    private List<Object> onDuty(String centre, Instant at) {
        Optional<Layer> duty = layers.layer("duty");
        if (duty.isEmpty()) {
            return List.of();
        }
        try (Stream<Map<String, Object>> rows =
                store.rows(duty.get(), FILTERS.equals(FILTERS.property("centre"), FILTERS.literal(centre)))) {
            return rows.filter(row ->
                            !at.isBefore((Instant) row.get("starts_at")) && at.isBefore((Instant) row.get("ends_at")))
                    .map(row -> row.get("held_by"))
                    .toList();
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

    private static double degrees(RestRequest request, String name) {
        return IssueQueries.degrees(request, name, name.equals("lat") ? 90 : 180);
    }
}
