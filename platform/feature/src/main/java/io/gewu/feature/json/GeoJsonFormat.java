package io.gewu.feature.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.osgi.service.component.annotations.Component;

/**
 * GeoJSON feature collections, streamed; coordinates easting first, with a {@code crs} member unless they are CRS84.
 */
@Component(property = FeatureOutputFormat.MEDIA_TYPE + "=application/geo+json")
public final class GeoJsonFormat implements FeatureOutputFormat {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public List<String> names() {
        return List.of("application/json", "application/geo+json", "json", "geojson", "application/vnd.geo+json");
    }

    @Override
    public String mediaType() {
        return "application/geo+json; charset=utf-8";
    }

    @Override
    public String suffix() {
        return "geojson";
    }

    @Override
    public Optional<Crs> defaultCrs() {
        return Optional.of(Crs.crs84());
    }

    @Override
    public void write(FeatureAnswer answer, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        if (answer.crs().epsg() != 4326) {
            json.writeObjectFieldStart("crs");
            json.writeStringField("type", "name");
            json.writeObjectFieldStart("properties");
            json.writeStringField(
                    "name", "urn:ogc:def:crs:EPSG::" + answer.crs().epsg());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeNumberField("numberMatched", answer.matched());
        json.writeNumberField("numberReturned", answer.returned());
        json.writeStringField(
                "timeStamp", answer.time().truncatedTo(ChronoUnit.SECONDS).toString());
        links(answer, json);
        json.writeArrayFieldStart("features");
        features(answer, json);
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    @Override
    public void writeFeature(FeatureAnswer answer, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        features(answer, json);
        json.flush();
    }

    private static void features(FeatureAnswer answer, JsonGenerator json) throws IOException {
        for (FeatureAnswer.Part part : answer.parts()) {
            if (part.returned() > 0) {
                GeoJsonFeatureWriter writer =
                        new GeoJsonFeatureWriter(json, part.features().getSchema(), answer.crs());
                try (SimpleFeatureIterator rows = part.features().features()) {
                    while (rows.hasNext()) {
                        writer.write(rows.next());
                    }
                }
            }
        }
    }

    private static void links(FeatureAnswer answer, JsonGenerator json) throws IOException {
        if (answer.pages().next().isEmpty() && answer.pages().previous().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("links");
        if (answer.pages().next().isPresent()) {
            link(json, "next", answer.pages().next().get());
        }
        if (answer.pages().previous().isPresent()) {
            link(json, "previous", answer.pages().previous().get());
        }
        json.writeEndArray();
    }

    private static void link(JsonGenerator json, String rel, String href) throws IOException {
        json.writeStartObject();
        json.writeStringField("rel", rel);
        json.writeStringField("type", "application/geo+json");
        json.writeStringField("href", href);
        json.writeEndObject();
    }
}
