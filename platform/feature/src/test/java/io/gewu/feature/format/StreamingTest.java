package io.gewu.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.feature.Things;
import io.gewu.feature.csv.CsvFormat;
import io.gewu.feature.json.GeoJsonFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.NoSuchElementException;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.data.store.EmptyFeatureCollection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are written as they are read: their length costs no memory. */
final class StreamingTest {
    private static final int FEATURES = 200_000;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyFeaturesTakeNoMoreMemoryThanFew(boolean csv) throws IOException {
        FeatureOutputFormat format = csv ? new CsvFormat() : new GeoJsonFormat();
        Counting out = new Counting();
        format.write(answer(2_000), out);
        long before = used();
        out.watch = true;
        format.write(answer(FEATURES), out);
        assertThat(out.bytes).isGreaterThan(FEATURES * 100L);
        assertThat(out.most - before).as("bytes kept while writing").isLessThan(20_000_000);
    }

    private static FeatureAnswer answer(int count) {
        return FeatureAnswer.of(
                List.of(new FeatureAnswer.Part(Things.LAYER, new Generated(count), count, count)), Crs.urn(4490));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Looks at the memory in use three times on the way. */
    private static final class Counting extends OutputStream {
        private long bytes;
        private long most;
        private int looks;
        private boolean watch;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
            if (watch && bytes > (looks + 1) * 10_000_000L) {
                looks++;
                most = Math.max(most, used());
            }
        }
    }

    /** A collection that makes the same feature again and again. */
    private static final class Generated extends EmptyFeatureCollection {
        private final int count;

        Generated(int count) {
            super(Things.type(Things.LAYER));
            this.count = count;
        }

        @Override
        public SimpleFeatureType getSchema() {
            return Things.type(Things.LAYER);
        }

        @Override
        public SimpleFeatureIterator features() {
            return new SimpleFeatureIterator() {
                private int at;

                @Override
                public boolean hasNext() {
                    return at < count;
                }

                @Override
                public SimpleFeature next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    at++;
                    return Things.full();
                }

                @Override
                public void close() {
                    at = count;
                }
            };
        }
    }
}
