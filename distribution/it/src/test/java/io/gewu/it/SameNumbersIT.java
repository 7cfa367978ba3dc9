package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** WFS, SPARQL and the GeoPackage are three views of one city. */
final class SameNumbersIT {
    /** Layers and their classes as the graph has them. */
    private static final Map<String, String> CLASSES = new TreeMap<>(Map.ofEntries(
            Map.entry("district", "core#AdminUnit"),
            Map.entry("town", "core#AdminUnit"),
            Map.entry("village", "core#AdminUnit"),
            Map.entry("grid_plan", "grid#GridPlan"),
            Map.entry("grid_station", "grid#GridStation"),
            Map.entry("professional_grid", "grid#ProfessionalGrid"),
            Map.entry("workload_profile", "grid#WorkloadProfile"),
            Map.entry("building", "cim#Building"),
            Map.entry("building_unit", "cim#BuildingUnit"),
            Map.entry("road", "cim#Road"),
            Map.entry("water", "cim#CityObject"),
            Map.entry("component", "cim#Component"),
            Map.entry("organisation", "entity#GovOrg"),
            Map.entry("post", "entity#GridPost"),
            Map.entry("enterprise", "entity#Enterprise"),
            Map.entry("person_count", "entity#PersonCount"),
            Map.entry("item_catalog", "item#ItemCatalog"),
            Map.entry("item_class", "item#ItemClass"),
            Map.entry("item", "item#Item"),
            Map.entry("inspection_form", "item#InspectionForm"),
            Map.entry("form_field", "item#FormField")));

    @Test
    void everyLayerHasTheSameNumberOfFeaturesEverywhere() throws Exception {
        Server server = Server.shared();
        for (Map.Entry<String, String> layer : CLASSES.entrySet()) {
            long rows = rows(server.data(), "SELECT count(*) FROM " + layer.getKey());
            assertThat(rows).as(layer.getKey()).isPositive();
            assertThat(server.hits("TYPENAMES=" + layer.getKey()))
                    .as("WFS " + layer.getKey())
                    .isEqualTo(rows);
            assertThat(inGraph(server, layer.getKey(), layer.getValue()))
                    .as("SPARQL " + layer.getKey())
                    .isEqualTo(rows);
        }
    }

    private static long inGraph(Server server, String layer, String type) throws IOException, InterruptedException {
        String query = "SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a <https://w3id.org/gewu/" + type
                + "> } FILTER(STRENDS(STR(?g), \"/" + layer + "\")) }";
        return Long.parseLong(server.select(query).get(0));
    }

    @Test
    void fourHundredFiftyOneGridsAreInForceEverywhereAndFourHundredSixtyTwoWereBefore() throws Exception {
        Server server = Server.shared();
        assertThat(server.hits("TYPENAMES=gewu:eco_grid")).isEqualTo(451);
        assertThat(rows(server.data(), "SELECT count(*) FROM eco_grid WHERE valid_to IS NULL"))
                .isEqualTo(451);
        assertThat(gridsOn(server, "2022-04-12")).isEqualTo(451);
        assertThat(gridsOn(server, "2021-12-01")).isEqualTo(462);
        String before = "TYPENAMES=eco_grid&FILTER="
                + java.net.URLEncoder.encode(
                        "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\"><fes:PropertyIsEqualTo><fes:ValueReference>valid_from"
                                + "</fes:ValueReference><fes:Literal>2021-12-01</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>",
                        StandardCharsets.UTF_8);
        assertThat(server.hits(before)).isEqualTo(462);
    }

    private static long gridsOn(Server server, String day) throws IOException, InterruptedException {
        return Long.parseLong(server.select("""
                PREFIX grd: <https://w3id.org/gewu/grid#> PREFIX ctc: <https://w3id.org/gewu/core#>
                PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                SELECT (COUNT(?g) AS ?n) { ?g a grd:EcoGrid ; grd:inPlan ?p . ?p ctc:validFrom ?f OPTIONAL { ?p ctc:validTo ?t }
                FILTER(?f <= "%1$s"^^xsd:date && (!BOUND(?t) || "%1$s"^^xsd:date < ?t)) }""".formatted(day)).get(0));
    }

    @Test
    void aWholePageIsReadAndPagesMeet() throws Exception {
        Server server = Server.shared();
        String first = features(server, 0);
        String second = features(server, 100);
        assertThat(first.split("<wfs:member>", -1)).hasSize(101);
        assertThat(second.split("<wfs:member>", -1)).hasSize(48);
        assertThat(first).contains("gml:id=\"village.440604010001\"").contains("next=\"");
        assertThat(second).doesNotContain("gml:id=\"village.440604010001\"");
    }

    private static String features(Server server, int start) throws IOException, InterruptedException {
        return server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=village&COUNT=100&STARTINDEX="
                        + start)
                .body();
    }

    @Test
    void gdalOpensTheGeoPackageAndTheService() throws Exception {
        Server server = Server.shared();
        Path copy = Files.createTempDirectory("gpkg").resolve("city.gpkg");
        try (Connection sqlite = DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("city.gpkg"));
                Statement sql = sqlite.createStatement()) {
            sql.execute("VACUUM INTO '" + copy + "'");
        }
        String file = run("ogrinfo", "-ro", "-so", copy.toString(), "eco_grid");
        assertThat(file)
                .contains("Feature Count: 913")
                .contains("Geometry: Multi Polygon")
                .doesNotContain("Warning");
        String service = run("ogrinfo", "-ro", "-so", "WFS:" + server.address() + "/wfs", "gewu:eco_grid");
        assertThat(service).contains("Feature Count: 451").contains("households: Integer");
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static long rows(Path data, String sql) throws SQLException {
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("city.gpkg"));
                Statement statement = sqlite.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
