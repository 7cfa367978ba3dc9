package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A jar without a class, dropped into the running server, is served at once and goes without a trace. */
final class PluginDropIT {
    @Test
    void aDroppedPluginAppearsEverywhereAndDisappearsAgain() throws Exception {
        Server server = Server.shared();
        Path dropped = server.data().resolve("plugins/landmark.jar");
        Files.copy(Path.of(System.getProperty("gewu.example")).normalize(), dropped);
        await(() -> capabilities(server).contains("<Name>landmark</Name>"));
        await(() -> server.select("SELECT * { ?s a <https://example.org/landmark#Landmark> }")
                        .size()
                == 3);
        assertThat(server.hits("TYPENAMES=lm:landmark")).isEqualTo(3);
        var map = server.bytes("/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=landmark&STYLES=&CRS=CRS:84"
                + "&BBOX=113.1,23.02,113.12,23.04&WIDTH=200&HEIGHT=200&FORMAT=image/png");
        assertThat(map.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(server.get("/id/landmark/L1.ttl").body()).contains("示范塔");
        Files.delete(dropped);
        await(() -> !capabilities(server).contains("<Name>landmark</Name>"));
        await(() -> server.select("SELECT * { ?s a <https://example.org/landmark#Landmark> }")
                .isEmpty());
        assertThat(server.get("/id/landmark/L1.ttl").statusCode()).isEqualTo(404);
        assertThat(server.hits("TYPENAMES=eco_grid")).isEqualTo(451);
    }

    private static String capabilities(Server server) throws Exception {
        return server.get("/wms?SERVICE=WMS&REQUEST=GetCapabilities").body();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (condition.call()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Did not happen within 30 s");
    }
}
