package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses in documents are those that clients use, behind proxies as well. */
final class ProxyIT {
    private static final String WMS = "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities";

    @TempDir
    static Path data;

    private static Server server;

    @BeforeAll
    static void aServerThatBelievesItsProxy() throws Exception {
        Files.writeString(
                Files.createDirectories(data.resolve("plugins")).resolve("gewu.http.cfg"), "trust.forwarded=true\n");
        server = Server.start(data, "--empty").awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Host|gis.example.cn|X-Forwarded-Proto|https|https://gis.example.cn/wms",
                "X-Forwarded-Host|gis.example.cn:8443|X-Forwarded-Proto|https|https://gis.example.cn:8443/wms",
                "X-Forwarded-Host|gis.example.cn, inner.example.cn|X-Forwarded-Proto|https, http|https://gis.example.cn/wms",
                "X-Forwarded-Host|gis.example.cn|X-Forwarded-Port|8080|http://gis.example.cn:8080/wms",
                "Forwarded|for=192.0.2.1;proto=https;host=gis.example.cn, for=10.0.0.1|X-Other|none|https://gis.example.cn/wms",
                "Forwarded|host=\"gis.example.cn:8443\";proto=https|X-Other|none|https://gis.example.cn:8443/wms"
            })
    void addressesAreThoseTheFirstProxyWasAskedFor(String name, String value, String more, String other, String address)
            throws Exception {
        String capabilities = server.get(WMS, name, value, more, other).body();
        assertThat(capabilities).contains("\"" + address + "\"").doesNotContain("127.0.0.1", "inner.example.cn");
    }

    @ParameterizedTest
    @CsvSource({"gis.example.cn/evil", "<script>", "a b"})
    void aHostThatIsNoneIsNotRepeated(String host) throws Exception {
        assertThat(server.get(WMS, "X-Forwarded-Host", host).body())
                .contains("\"" + server.address() + "/wms\"")
                .doesNotContain("evil", "script&gt;", "a b");
    }

    @Test
    void aServerWithoutAProxyBelievesNobody() throws Exception {
        assertThat(Server.shared()
                        .get(WMS, "X-Forwarded-Host", "gis.example.cn", "Forwarded", "host=gis.example.cn")
                        .body())
                .contains("\"" + Server.shared().address() + "/wms\"")
                .doesNotContain("gis.example.cn");
    }
}
