package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.FeatureStore;
import io.gewu.event.directory.Centre;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.LayerDirectory;
import io.gewu.event.directory.Post;
import io.gewu.event.responsible.Responsibilities;
import io.gewu.event.responsible.Responsible;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

/** {@code /event/responsible}: who is responsible at a place and a time, as one caller may know. */
@Component(service = ResponsibilityResource.class)
public final class ResponsibilityResource {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final Responsibilities responsibilities;
    private final LayerDirectory directory;
    private final FeatureStore store;
    private final LayerCatalog layers;
    private final AccessPolicy policy;

    @Activate
    public ResponsibilityResource(
            @Reference Responsibilities responsibilities,
            @Reference LayerDirectory directory,
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference AccessPolicy policy) {
        this.responsibilities = responsibilities;
        this.directory = directory;
        this.store = store;
        this.layers = layers;
        this.policy = policy;
    }

    RestReply here(RestRequest request) {
        double lon = IssueQueries.degrees(request, "lon", 180);
        double lat = IssueQueries.degrees(request, "lat", 90);
        Responsible found = responsibilities.at(lon, lat, time(request));
        View view = new View(directory.now(), request.caller(), found.at());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("at", found.at());
        found.grid().ifPresent(grid -> {
            answer.put("grid", grid.code());
            answer.put("village", grid.village());
            answer.put("workers", found.workers().stream().map(view::json).toList());
            answer.put("station", grid.station());
            answer.put("head", found.head().map(view::json));
            answer.put("stations", view.centres(found.village()));
            answer.put("town", view.centres(found.town()));
        });
        answer.put("district", view.centres(found.district()));
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
            this.holders = readable("post")
                    .flatMap(layer -> layer.attribute("held_by"))
                    .isPresent();
        }

        private Optional<Layer> readable(String name) {
            return layers.layer(name).flatMap(layer -> policy.readable(caller, layer));
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

        private List<Map<String, Object>> centres(List<Centre> centres) {
            return centres.stream().map(this::json).toList();
        }

        private Map<String, Object> json(Centre centre) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("code", centre.code());
            json.put("name", centre.name());
            json.put("kind", centre.kind());
            json.put("onDuty", onDuty(centre.code()));
            return json;
        }

        private List<Object> onDuty(String centre) {
            Optional<Layer> duty = readable("duty");
            if (duty.isEmpty()) {
                return List.of();
            }
            Filter now = Responsibilities.onDuty(List.of(centre), at);
            try (Stream<Map<String, Object>> rows =
                    store.rows(duty.get(), FILTERS.and(policy.visible(caller, duty.get()), now))) {
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
