package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.access.Caller;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
import org.junit.jupiter.api.Test;

/** What fails says so: before the first byte in a report, after it by not ending. */
final class FailureTest {
    /** Counts nothing and fails at every use. */
    private static final class BrokenStore implements FeatureStore {
        @Override
        public SimpleFeatureSource source(Layer layer) {
            throw new IllegalStateException("secret path /var/lib/city.gpkg");
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public Stream<Change> changes(String layer, long after) {
            return Stream.empty();
        }

        @Override
        public SimpleFeatureSource source(Layer layer, Filter rows, long commit) {
            return source(layer);
        }

        @Override
        public Stream<Change> changes(long after) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Commit> commit(long number) {
            return Optional.empty();
        }

        @Override
        public List<Commit> commits(int most) {
            return List.of();
        }

        @Override
        public List<FeatureChange> replaced(long number, LayerCatalog layers) {
            return List.of();
        }

        @Override
        public WriteSession write(Origin origin) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void anInternalFailureIsAnIncidentWithoutItsWords() throws IOException {
        TestCity city = new TestCity();
        OutputFormats formats = new OutputFormats();
        formats.addFormat(new io.gewu.feature.gml.GmlFormat());
        WfsService service = new WfsService(city, city, city, new BrokenStore(), formats);
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
