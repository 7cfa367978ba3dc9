package io.gewu.event.intake;

import io.gewu.api.json.JsonObject;
import io.gewu.api.layer.LayerCatalog;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/** Reads reports that are sent as JSON. */
public final class ReportJson {
    private static final Set<String> KINDS =
            Set.of("consult", "request", "complaint", "report", "suggestion", "praise");
    private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), 4490);

    private ReportJson() {}

    /**
     * A report.
     *
     * @param channel where the document names none
     */
    public static Report read(JsonObject json, String channel, LayerCatalog layers) {
        return new Report(
                json.text("channel").orElse(channel),
                json.text("id"),
                json.text("url"),
                json.word("kind", KINDS).orElse("report"),
                json.text("title"),
                json.text("description").orElse(""),
                place(json),
                json.text("item"),
                json.text("about").map(about -> resource(about, layers)),
                json.texts("affects"),
                json.integer("urgency", 1, 3),
                json.instant("receivedAt"),
                json.texts("photos"),
                json.text("reporter"),
                json.text("contact"));
    }

    /** {@code {"location": {"lon": 113.1, "lat": 23.0}}}. */
    private static Optional<Point> place(JsonObject json) {
        return json.object("location").map(location -> {
            double lon = ordinate(location, "lon", 180);
            double lat = ordinate(location, "lat", 90);
            return DEGREES.createPoint(new Coordinate(lon, lat));
        });
    }

    private static double ordinate(JsonObject location, String name, int most) {
        BigDecimal value = location.number(name).orElseThrow(() -> location.missing(name, "degrees"));
        if (value.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw location.wrong(name, value.toPlainString(), "degrees from -" + most + " to " + most);
        }
        return value.doubleValue();
    }

    /** {@code component.4406…}, as WFS names features, is the resource {@code comp/4406…}. */
    private static String resource(String about, LayerCatalog layers) {
        int dot = about.indexOf('.');
        if (dot < 0 || about.contains("/")) {
            return about;
        }
        return layers.layer(about.substring(0, dot))
                .map(layer -> layer.iri().expand("", about.substring(dot + 1)))
                .orElse(about);
    }
}
