package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.access.Caller;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.store.FeatureStore;
import io.gewu.feature.format.OutputFormats;
import io.gewu.testkit.RecordsInMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails says so: before the first byte in a report, after it by not ending. */
final class FailureTest {
    /** Is at commit 0 and fails at every other use. */
    private static FeatureStore brokenStore() {
        return (FeatureStore) Proxy.newProxyInstance(
                FeatureStore.class.getClassLoader(),
                new Class<?>[] {FeatureStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("position")) {
                        return 0L;
                    }
                    throw new IllegalStateException("secret path /var/lib/city.gpkg");
                });
    }

    @Test
    void anInternalFailureIsAnIncidentWithoutItsWords() throws IOException {
        TestCity city = new TestCity();
        OutputFormats formats = new OutputFormats();
        WfsService service = TestServer.service(
                city, brokenStore(), new RecordsInMemory(InstantSource.system()), formats, new StoredQueries());
        WfsReply reply = service.handle(
                WfsCall.get(Caller.ANONYMOUS, TestServer.ADDRESS, "SERVICE=WFS&REQUEST=GetFeature&TYPENAMES=parcel"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reply.body().write(out);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("exceptionCode=\"NoApplicableCode\"")
                .containsPattern("incident [0-9a-f]{12}")
                .doesNotContain("city.gpkg");
    }

    /** A plugin's format that fails in the middle. */
    private static final class Breaking implements FeatureOutputFormat {
        @Override
        public List<String> names() {
            return List.of("breaking");
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public String suffix() {
            return "txt";
        }

        @Override
        public void write(FeatureAnswer answer, OutputStream out) throws IOException {
            out.write("half".getBytes(StandardCharsets.UTF_8));
            throw new IOException("the store stopped answering");
        }
    }

    @Test
    void formatsComeAndGoAndTheirFailuresReachTheServer(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        try (TestServer server = new TestServer(folder)) {
            Breaking breaking = new Breaking();
            server.formats.addFormat(breaking);
            assertThat(server.get("SERVICE=WFS&REQUEST=GetCapabilities").text()).contains("<ows:Value>breaking<");
            assertThatThrownBy(() -> server.ask("GetFeature", "TYPENAMES", "parcel", "OUTPUTFORMAT", "breaking"))
                    .hasMessageContaining("stopped answering");
            server.formats.removeFormat(breaking);
            assertThat(server.get("SERVICE=WFS&REQUEST=GetCapabilities").text()).doesNotContain("breaking");
        }
    }
}
