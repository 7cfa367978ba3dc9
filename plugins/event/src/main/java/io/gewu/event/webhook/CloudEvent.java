package io.gewu.event.webhook;

import io.gewu.api.json.Json;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Point;

/**
 * A change of a feature as an event (CloudEvents 1.0, JSON, structured). The same change is always the same id, so that
 * a receiver who is told twice knows.
 *
 * @param id commit and feature
 * @param body UTF-8
 */
record CloudEvent(String id, byte[] body) {
    /** Media type of the body. */
    static final String MEDIA_TYPE = "application/cloudevents+json; charset=UTF-8";

    /**
     * Of one change.
     *
     * @param seen the layer as the receiver may see it
     * @param base of the city's IRIs
     */
    static CloudEvent of(FeatureChange change, Layer seen, Commit commit, String base) {
        String feature = seen.featureId(change.key());
        String id = commit.number() + "/" + feature;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("specversion", "1.0");
        json.put("id", id);
        json.put("source", base);
        json.put("type", "io.gewu." + seen.name() + "." + change.kind().name().toLowerCase(Locale.ROOT));
        json.put("subject", feature);
        json.put("time", commit.at().toString());
        json.put("datacontenttype", "application/json");
        json.put("gewucommit", Long.toString(commit.number()));
        json.put("data", data(seen, change.after().or(change::before).orElseThrow()));
        return new CloudEvent(id, Json.text(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> data(Layer seen, Map<String, Object> row) {
        Map<String, Object> data = new LinkedHashMap<>();
        seen.attributes().forEach(attribute -> {
            Object value = row.get(attribute.name());
            if (value != null) {
                data.put(attribute.name(), value);
            }
        });
        seen.geometry().ifPresent(column -> {
            if (row.get(column.name()) instanceof Point point) {
                data.put("location", List.of(point.getX(), point.getY()));
            }
        });
        return data;
    }
}
