package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that was there before the server, with columns of other names and more of them, is a layer as it is. */
final class MappedTableIT {
    private static final String LAYER = """
            layer: hydrant
            table: HYDRANTEN
            title: {zh: 消火栓, en: Hydrant}
            geometry: {name: lage, type: Point, crs: EPSG:4490}
            prefixes: {h: "https://example.org/hydrant#"}
            class: h:Hydrant
            iri: hydrant/{code}
            attributes:
              code: {type: string, key: true, column: Nr, rdf: h:code}
              pressure: {type: decimal, column: druck, rdf: h:pressure}
              checked: {type: date, column: geprueft_am}
            styles: [hydrant]
            access: {read: public, write: fireman}
            """;
    private static final String STYLE = """
            <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>hydrant</Name>
            <UserStyle><FeatureTypeStyle><Rule><PointSymbolizer/></Rule></FeatureTypeStyle></UserStyle></NamedLayer>
            </StyledLayerDescriptor>
            """;

    @TempDir
    Path data;

    @Test
    void itIsReadFilteredEditedAndAskedAndKeepsItsOtherColumns() throws Exception {
        String schema = "mapped" + System.nanoTime();
        String[] store = Server.postgis(schema);
        try (Connection connection = DriverManager.getConnection(store[1]);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE \"HYDRANTEN\" (id serial, lage geometry(Point, 4490), druck real,"
                    + " \"Nr\" varchar(12) PRIMARY KEY, geprueft_am date, netz text NOT NULL DEFAULT 'Nord',"
                    + " angelegt timestamptz NOT NULL DEFAULT now())");
            sql.execute("INSERT INTO \"HYDRANTEN\" (\"Nr\", druck, netz, lage) SELECT 'H' || i, i / 4.0, 'Süd',"
                    + " ST_SetSRID(ST_MakePoint(113 + i / 100.0, 23), 4490) FROM generate_series(1, 20) i");
            PluginJar.write(
                    data.resolve("plugins/hydrant.jar"),
                    "hydrant",
                    Map.of("layers/hydrant.yaml", LAYER, "layers/hydrant.sld", STYLE));
            List<String> options = new ArrayList<>(List.of("--empty"));
            options.addAll(List.of(store));
            try (Server server =
                    Server.start(data, options.toArray(String[]::new)).awaitReady()) {
                assertThat(server.hits("TYPENAMES=hydrant")).isEqualTo(20);
                assertThat(server.hits("TYPENAMES=hydrant&FILTER="
                                + VisitedCity.encoded("<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\">"
                                        + "<fes:PropertyIsGreaterThan><fes:ValueReference>pressure</fes:ValueReference>"
                                        + "<fes:Literal>4</fes:Literal></fes:PropertyIsGreaterThan></fes:Filter>")))
                        .isEqualTo(4);
                HttpResponse<String> edit = server.post(
                        "/wfs",
                        VisitedCity.transaction(
                                "<wfs:Update typeName=\"gewu:hydrant\"><wfs:Property><wfs:ValueReference>pressure"
                                        + "</wfs:ValueReference><wfs:Value>9.5</wfs:Value></wfs:Property><fes:Filter>"
                                        + "<fes:ResourceId rid=\"hydrant.H3\"/></fes:Filter></wfs:Update><wfs:Insert>"
                                        + "<gewu:hydrant><gewu:code>H21</gewu:code><gewu:checked>2026-04-12</gewu:checked>"
                                        + "<gewu:lage><gml:Point srsName=\"EPSG:4490\"><gml:pos>113.3 23.1</gml:pos>"
                                        + "</gml:Point></gewu:lage></gewu:hydrant></wfs:Insert>"),
                        "admin",
                        Server.ADMIN_PASSWORD);
                assertThat(edit.statusCode()).as(edit.body()).isEqualTo(200);
                assertThat(server.select("SELECT ?p { ?h <https://example.org/hydrant#code> \"H3\" ;"
                                + " <https://example.org/hydrant#pressure> ?p }"))
                        .containsExactly("9.5");
            }
            try (ResultSet row = sql.executeQuery("SELECT string_agg(concat_ws(' ', \"Nr\", druck, geprueft_am, netz,"
                    + " ST_AsText(lage)), ', ' ORDER BY \"Nr\") FROM \"HYDRANTEN\" WHERE \"Nr\" IN ('H21', 'H3')")) {
                row.next();
                assertThat(row.getString(1))
                        .isEqualTo("H21 2026-04-12 Nord POINT(113.3 23.1), H3 9.5 Süd POINT(113.03 23)");
            }
        }
    }
}
