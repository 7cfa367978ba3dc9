package io.gewu.hotline.transfer;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.load.TableReader;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.TableReply;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes in exports of former hotlines, CSV or Excel: one row one report, each by itself, so that one bad row holds back
 * none. {@code map.<attribute>=<column>} names for attributes of an issue the column they come from; {@code map.id}
 * gives the former number, {@code map.lon} and {@code map.lat} the place. The same number of the same channel is the
 * same report.
 */
@Component(service = ReportImport.class)
public final class ReportImport {
    private static final long FILE_BYTES = 64L << 20;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy[-][/]M[-][/]d H:mm[:ss]");
    private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), 4490);

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final TableReader tables;

    @Activate
    public ReportImport(@Reference FeatureStore store, @Reference LayerCatalog layers, @Reference TableReader tables) {
        this.store = store;
        this.layers = layers;
        this.tables = tables;
    }

    /** The answer to a file. */
    public RestReply take(RestRequest request) throws IOException {
        request.require("hotline-editor");
        Layer issues = layer("issue");
        Map<String, String> mapping = new HashMap<>();
        Stream.concat(
                        Stream.of("id", "lon", "lat"),
                        issues.attributes().stream().map(Attribute::name))
                .forEach(name -> request.query("map." + name).ifPresent(column -> mapping.put(name, column)));
        if (!mapping.containsKey("id")) {
            throw new GewuException(
                    ErrorCode.MISSING_PARAMETER, "map.id", "map.id is missing: the column with the former number");
        }
        String channel = request.query("channel").orElse("12345");
        return TableReply.of(
                request,
                tables.read(request.body(FILE_BYTES)),
                row -> take(issues, values(issues, row, mapping, channel), request.origin()));
    }

    private Layer layer(String name) {
        return layers.required(name);
    }

    private boolean take(Layer layer, Map<String, Object> values, Origin origin) {
        try (WriteSession session = store.write(origin)) {
            if (session.read(layer, (String) values.get("code")).isPresent()) {
                return false;
            }
            session.insert(layer, values);
            session.commit();
            return true;
        }
    }

    private static Map<String, Object> values(
            Layer layer, TableReader.Row row, Map<String, String> mapping, String channel) {
        Map<String, Object> values = new HashMap<>();
        for (String name : mapping.keySet()) {
            Optional<String> text = row.cell(mapping.get(name));
            Optional<Attribute> attribute = layer.attribute(name);
            if (attribute.isPresent() && text.isPresent()) {
                values.put(name, value(attribute.get(), mapping.get(name), text.get()));
            }
        }
        String id = row.cell(mapping.get("id"))
                .orElseThrow(() -> new IllegalArgumentException(mapping.get("id") + ": is missing"));
        values.put("code", channel + "-" + id.replaceAll("[^0-9A-Za-z]+", "-"));
        values.putIfAbsent("channel", channel);
        Optional<Double> lon = ordinate(row, mapping, "lon", 180);
        Optional<Double> lat = ordinate(row, mapping, "lat", 90);
        if (lon.isPresent() && lat.isPresent()) {
            values.put("geom", DEGREES.createPoint(new Coordinate(lon.get(), lat.get())));
        }
        return values;
    }

    private static Optional<Double> ordinate(TableReader.Row row, Map<String, String> mapping, String name, int most) {
        return Optional.ofNullable(mapping.get(name)).flatMap(row::cell).map(text -> {
            if (!text.matches("-?\\d{1,3}(\\.\\d{1,15})?") || Math.abs(Double.parseDouble(text)) > most) {
                throw new IllegalArgumentException(mapping.get(name) + ": found \"" + text + "\", expected degrees");
            }
            return Double.valueOf(text);
        });
    }

    private static Object value(Attribute attribute, String column, String text) {
        try {
            return attribute.type().valueClass() == Instant.class && !text.endsWith("Z")
                    ? LocalDateTime.parse(text.replace('T', ' '), LOCAL)
                            .atZone(ZONE)
                            .toInstant()
                    : attribute.type().parse(text);
        } catch (RuntimeException unfit) {
            throw new IllegalArgumentException(
                    column + ": found \"" + text + "\", expected "
                            + attribute.type().keyword(),
                    unfit);
        }
    }
}
