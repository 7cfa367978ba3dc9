package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of several vendors that know nothing of each other. */
final class VendorsIT {
    @TempDir
    Path data;

    private static Map<String, String> files(String layer, String iri, String colour) {
        return Map.of(
                "layers/" + layer + ".yaml",
                """
                layer: LAYER
                title: {zh: 点, en: Place}
                geometry: {type: Point, crs: EPSG:4490}
                prefixes: {v: "https://example.org/LAYER#"}
                class: v:Place
                iri: IRI/{code}
                attributes:
                  code: {type: string, key: true, rdf: v:code}
                styles: [default]
                access: {read: public}
                """.replace("LAYER", layer).replace("IRI", iri),
                "layers/" + layer + ".geojson",
                """
                {"type": "FeatureCollection", "features": [{"type": "Feature",
                "geometry": {"type": "Point", "coordinates": [113.1, 23.0]}, "properties": {"code": "P"}}]}""",
                "layers/default.sld",
                """
                <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>p</Name>
                <UserStyle><FeatureTypeStyle><Rule><PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName>
                <Fill><CssParameter name="fill">COLOUR</CssParameter></Fill></Mark><Size>20</Size></Graphic></PointSymbolizer>
                </Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
                """.replace("COLOUR", colour));
    }

    /**
     * Styles of the same name are each their own plugin's; names and IRIs that are taken are refused with the owner,
     * and go to who waits for them when the owner leaves.
     */
    @Test
    void vendorsDoNotDisturbEachOther() throws Exception {
        PluginJar.write(data.resolve("plugins/a.jar"), "com.a.parking", "parking", files("lot", "lot", "#ff0000"));
        PluginJar.write(data.resolve("plugins/b.jar"), "org.b.bikes", "bikes", files("rack", "rack", "#0000ff"));
        try (Server server = Server.start(data, "--empty").awaitReady()) {
            assertThat(colour(server, "lot")).isEqualTo(0xffff0000);
            assertThat(colour(server, "rack")).isEqualTo(0xff0000ff);
            PluginJar.write(
                    data.resolve("plugins/c.jar"), "org.c.parking", "parking", files("garage", "garage", "#00ff00"));
            PluginJar.write(data.resolve("plugins/d.jar"), "org.d.cars", "cars", files("bay", "lot", "#00ff00"));
            String health = health(server);
            assertThat(health)
                    .contains("The plugin name \\\"parking\\\" of org.c.parking")
                    .contains("is taken by com.a.parking")
                    .contains(
                            "The IRIs of layer \\\"bay\\\" are those of layer \\\"lot\\\" of plugin \\\"com.a.parking\\\"");
            assertThat(server.get("/wms?SERVICE=WMS&REQUEST=GetCapabilities").body())
                    .contains("<Name>lot</Name>", "<Name>rack</Name>")
                    .doesNotContain("<Name>garage</Name>", "<Name>bay</Name>");
            assertThat(colour(server, "lot")).isEqualTo(0xffff0000);
            Files.delete(data.resolve("plugins/a.jar"));
            await(server, "<Name>garage</Name>");
            await(server, "<Name>bay</Name>");
            awaitColour(server, "garage", 0xff00ff00);
            awaitColour(server, "bay", 0xff00ff00);
        }
    }

    private static void await(Server server, String part) throws Exception {
        String capabilities = "";
        for (int i = 0; i < 300 && !capabilities.contains(part); i++) {
            Thread.sleep(100);
            capabilities =
                    server.get("/wms?SERVICE=WMS&REQUEST=GetCapabilities").body();
        }
        assertThat(capabilities).contains(part);
    }

    /** The first contents of a layer are loaded a moment after it is there. */
    private static void awaitColour(Server server, String layer, int colour) throws Exception {
        for (int i = 0; i < 300 && colour(server, layer) != colour; i++) {
            Thread.sleep(100);
        }
        assertThat(colour(server, layer)).isEqualTo(colour);
    }

    private static int colour(Server server, String layer) throws Exception {
        byte[] picture = server.bytes("/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=" + layer + "&STYLES="
                        + "&CRS=CRS:84&BBOX=113.09,22.99,113.11,23.01&WIDTH=100&HEIGHT=100&FORMAT=image/png")
                .body();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(50, 50);
    }

    private static String health(Server server) throws Exception {
        String health = "";
        for (int i = 0; i < 600 && !(health.contains("org.c.parking") && health.contains("bay")); i++) {
            Thread.sleep(100);
            health = server.get("/health").body();
        }
        return health;
    }
}
