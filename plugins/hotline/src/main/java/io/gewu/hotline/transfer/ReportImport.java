package io.gewu.hotline.transfer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes in a CSV export (UTF-8, RFC 4180): one row one issue, each by itself, so that one bad row holds back none. The
 * mapping names for each attribute of an issue the column it comes from; {@code id} gives the number, {@code lon} and
 * {@code lat} the place. A row whose number is there already is counted as known.
 */
@Component(service = ReportImport.class)
public final class ReportImport {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy[-][/]MM[-][/]dd HH:mm[:ss]");
    private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), 4490);

    /** A row that was not taken in. */
    public record Rejected(long line, String id, String reason) {}

    /** What became of a file. */
    public record Result(int taken, int known, List<Rejected> rejected) {}

    private final FeatureStore store;
    private final LayerCatalog layers;

    @Activate
    public ReportImport(@Reference FeatureStore store, @Reference LayerCatalog layers) {
        this.store = store;
        this.layers = layers;
    }

    /**
     * Takes a file in.
     *
     * @param mapping column by attribute
     * @param channel of all rows
     */
    public Result read(InputStream csv, Map<String, String> mapping, String channel, Origin origin) throws IOException {
        Layer layer = layers.layer("issue")
                .orElseThrow(() -> new GewuException(ErrorCode.STORE_UNAVAILABLE, "issue", "Layer issue is not there"));
        int taken = 0;
        int known = 0;
        List<Rejected> rejected = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : records) {
                String id = field(row, mapping, "id").orElse("");
                try {
                    if (take(layer, values(layer, row, mapping, channel), origin)) {
                        taken++;
                    } else {
                        known++;
                    }
                } catch (GewuException | IllegalArgumentException | java.time.DateTimeException unfit) {
                    rejected.add(new Rejected(row.getStartingLineNumber(), id, String.valueOf(unfit.getMessage())));
                }
            }
        }
        return new Result(taken, known, rejected);
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
            Layer layer, NamedCsvRecord row, Map<String, String> mapping, String channel) {
        Map<String, Object> values = new HashMap<>();
        for (String name : mapping.keySet()) {
            Optional<String> text = field(row, mapping, name);
            Optional<Attribute> attribute = layer.attribute(name);
            if (attribute.isPresent() && text.isPresent()) {
                values.put(name, value(attribute.get(), text.get()));
            }
        }
        String id = field(row, mapping, "id").orElseThrow(() -> new IllegalArgumentException("id is missing"));
        values.put("code", channel + "-" + id.replaceAll("[^0-9A-Za-z]", "-"));
        values.putIfAbsent("channel", channel);
        Optional<String> lon = field(row, mapping, "lon");
        Optional<String> lat = field(row, mapping, "lat");
        if (lon.isPresent() && lat.isPresent()) {
            values.put(
                    "geom",
                    DEGREES.createPoint(new Coordinate(Double.parseDouble(lon.get()), Double.parseDouble(lat.get()))));
        }
        return values;
    }

    private static Object value(Attribute attribute, String text) {
        if (attribute.type().valueClass() == Instant.class && !text.endsWith("Z")) {
            return LocalDateTime.parse(text, LOCAL).atZone(ZONE).toInstant();
        }
        return attribute.type().parse(text);
    }

    private static Optional<String> field(NamedCsvRecord row, Map<String, String> mapping, String name) {
        return Optional.ofNullable(mapping.get(name))
                .flatMap(row::findField)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
