package io.gewu.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Declarations are read whole or refused with the place of the fault; the JSON Schema for editors agrees with the
 * reader.
 */
final class LayerReaderTest {
    private static final String GOOD = """
            layer: eco_grid
            title: {zh: 生态网格, en: Grid}
            geometry: {type: MultiPolygon, crs: EPSG:4490}
            class: grd:EcoGrid
            iri: grid/{code}
            attributes:
              code: {type: string, key: true, rdf: ctc:code}
              town: {type: link, to: town, rdf: ^grd:of}
              from: {type: date, time: start}
            access: {read: public}
            """;

    private static LayerReader reader(String yaml) {
        return new LayerReader("test", new Document("layers/x.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aDeclarationBecomesALayer() {
        Layer layer = reader(GOOD).read().orElseThrow();
        assertThat(layer.classIri()).isEqualTo("https://w3id.org/gewu/grid#EcoGrid");
        assertThat(layer.styles()).containsExactly("eco_grid");
        assertThat(layer.isTemporal()).isTrue();
        assertThat(layer.attribute("town").flatMap(Attribute::rdf).orElseThrow().inverse())
                .isTrue();
        assertThat(layer.iri().expand("http://x/id/", "1 2")).isEqualTo("http://x/id/grid/1%202");
        assertThat(layer.iri().match("http://x/id/", "http://x/id/grid/1%202")).contains("1 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: MultiPolygon|type: Multipolygon|3|Unknown geometry type \"Multipolygon\"; expected one of Point",
                "key: true, |''|7|Exactly one attribute has key: true, found 0",
                "class: grd:EcoGrid|class: nope:EcoGrid|4|The prefix of \"nope:EcoGrid\" is not declared",
                "iri: grid/{code}|iri: grid/code|5|exactly one {placeholder}",
                "time: start|time: begin|9|Expected start or end, found \"begin\"",
                "type: date|type: day|9|Unknown type \"day\"; expected one of string",
                "access: {read: public}|acess: {read: public}|10|Unknown key \"acess\""
            })
    void aFaultIsNamedWithItsPlace(String good, String bad, int line, String message) {
        LayerReader reader = reader(GOOD.replace(good, bad));
        assertThat(reader.read()).isEmpty();
        List<Problem> problems = reader.problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isPositive();
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void brokenYamlAndAliasBombsAreRefused() {
        LayerReader broken = reader("layer: [a\n");
        assertThat(broken.read()).isEmpty();
        assertThat(broken.problems()).isNotEmpty();
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        assertThat(reader(bomb.toString()).read()).isEmpty();
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../.."), 8)) {
            return files
                    .filter(f -> f.toString().matches(".*(layers|plugins).*src/main/resources/layers/[^/]*\\.yaml"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedDeclarationIsReadAndFitsTheSchema(Path file) throws IOException {
        LayerReader reader = new LayerReader("test", new Document(file.toString(), Files.readAllBytes(file)));
        assertThat(reader.read()).as(reader.problems().toString()).isPresent();
        assertThat(schema().validate(yaml(Files.readString(file)))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
        assertThat(schema().validate(yaml(GOOD))).isEmpty();
        assertThat(schema().validate(yaml(GOOD.replace("type: date", "type: day"))))
                .isNotEmpty();
        assertThat(schema().validate(yaml(GOOD.replace("access:", "acess:")))).isNotEmpty();
    }

    private static JsonNode yaml(String text) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(text);
    }

    private static JsonSchema schema() throws IOException {
        Path file = Path.of("../api/src/main/resources/io/gewu/api/layer/layer.schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
    }
}
