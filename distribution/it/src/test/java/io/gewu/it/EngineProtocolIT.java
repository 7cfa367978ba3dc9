package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.it.protocol.LineProtocol;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A protocol that nobody foresaw reads, edits and draws through the engines; WFS and SPARQL see its edit. */
final class EngineProtocolIT {
    private static final Map<String, String> SPOTS =
            Map.of("layers/spot.yaml", """
            layer: spot
            title: {zh: 点, en: Spot}
            geometry: {type: Point, crs: EPSG:4490}
            prefixes: {v: "https://example.org/spot#"}
            class: v:Spot
            iri: spot/{code}
            attributes:
              code: {type: string, key: true, rdf: v:code}
              name: {type: string, rdf: rdfs:label, lang: zh}
            styles: [spot]
            access: {read: public, write: spot-editor}
            """, "layers/spot.sld", """
            <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>spot</Name><UserStyle>
            <FeatureTypeStyle><Rule><PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName><Fill>
            <CssParameter name="fill">#ff0000</CssParameter></Fill></Mark><Size>10</Size></Graphic></PointSymbolizer></Rule>
            </FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
            """, "layers/spot.geojson", """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [113.25, 23.75]},
            "properties": {"code": "A", "name": "一"}},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [113.75, 23.25]},
            "properties": {"code": "B", "name": "二"}}]}""");

    private static final String COMPONENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="line" init="3">
              <implementation class="io.gewu.it.protocol.LineProtocol"/>
              <property name="osgi.http.whiteboard.servlet.pattern" value="/line"/>
              <service><provide interface="jakarta.servlet.Servlet"/></service>
              <reference name="reader" interface="io.gewu.feature.query.FeatureReader" parameter="0"/>
              <reference name="editor" interface="io.gewu.feature.edit.FeatureEditor" parameter="1"/>
              <reference name="maps" interface="io.gewu.map.MapEngine" parameter="2"/>
            </scr:component>
            """;

    @Test
    void aProtocolOfFiveLinesReadsEditsAndDraws(@TempDir Path folder) throws Exception {
        PluginJar.write(folder.resolve("plugins/spot.jar"), "spot", SPOTS);
        bundle(folder.resolve("plugins/line.jar"));
        try (Server server = Server.start(folder, "--empty").awaitReady()) {
            String line = "/line?layer=spot&filter=";
            assertThat(server.get(line + "INCLUDE").body().lines())
                    .containsExactlyInAnyOrder("2", "spot.A 一", "spot.B 二");
            assertThat(server.get(line + encoded("BBOX(geom, 113, 23, 113.5, 24)"))
                            .body()
                            .lines())
                    .containsExactly("1", "spot.A 一");

            String edit = line + encoded("code = 'B'") + "&name=" + encoded("新名");
            assertThat(server.post(edit, "text/plain", new byte[0]).body()).startsWith("[spot.B] in commit ");
            assertThat(server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&RESOURCEID=spot.B")
                            .body())
                    .contains("新名");
            assertThat(server.select("SELECT ?s { ?s <http://www.w3.org/2000/01/rdf-schema#label> \"新名\"@zh }"))
                    .hasSize(1);

            BufferedImage map = ImageIO.read(new ByteArrayInputStream(
                    server.bytes(line + "INCLUDE&draw=1").body()));
            assertThat(map.getRGB(25, 25)).isEqualTo(0xffff0000);
            assertThat(map.getRGB(75, 75)).isEqualTo(0xffff0000);
            assertThat(map.getRGB(50, 50)).isEqualTo(0xffffffff);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void bundle(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "test.line");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Service-Component", "OSGI-INF/line.xml");
        main.putValue(
                "Import-Package",
                "io.gewu.api.access,io.gewu.api.crs,io.gewu.api.feature,io.gewu.api.layer,io.gewu.feature.edit,"
                        + "io.gewu.feature.query,io.gewu.map,io.gewu.render,jakarta.servlet,jakarta.servlet.http,"
                        + "org.geotools.api.filter,org.geotools.api.feature.simple,org.geotools.api.feature,"
                        + "org.geotools.data.simple,org.geotools.filter.text.cql2,org.geotools.filter.text.ecql,"
                        + "org.geotools.geometry.jts,org.geotools.api.referencing.crs,org.locationtech.jts.geom,"
                        + "org.geotools.data,org.geotools.feature,org.geotools.api.geometry");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            String name = LineProtocol.class.getName().replace('.', '/') + ".class";
            entries.putNextEntry(new JarEntry(name));
            try (InputStream in = LineProtocol.class.getClassLoader().getResourceAsStream(name)) {
                in.transferTo(entries);
            }
            entries.putNextEntry(new JarEntry("OSGI-INF/line.xml"));
            entries.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
        }
    }
}
