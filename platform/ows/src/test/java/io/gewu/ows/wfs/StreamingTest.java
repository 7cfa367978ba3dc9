package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.feature.format.OutputFormats;
import io.gewu.ows.wfs.collection.CollectionFormat;
import io.gewu.ows.wfs.collection.WfsAnswer;
import io.gewu.ows.wfs.collection.WfsFormats;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.data.store.EmptyFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Answers are written as they are read: their length costs no memory. */
final class StreamingTest {
    private static final int FEATURES = 200_000;
    private static final SimpleFeatureType TYPE = type();
    private static final SimpleFeature PARCEL = SimpleFeatureBuilder.build(
            TYPE,
            new Object[] {
                "A1",
                "祖庙",
                TestServer.FACTORY.createMultiPolygon(
                        new Polygon[] {(Polygon) TestServer.FACTORY.toGeometry(new Envelope(113, 113.01, 23, 23.01))})
            },
            "parcel.A1");

    @ParameterizedTest
    @EnumSource
    void manyFeaturesTakeNoMoreMemoryThanFew(WfsVersion version) throws IOException {
        CollectionFormat format = new WfsFormats(new OutputFormats()).named("", version.gml());
        Counting out = new Counting();
        format.write(answer(2_000), out);
        long before = used();
        out.watch = true;
        format.write(answer(FEATURES), out);
        assertThat(out.bytes).isGreaterThan(FEATURES * 300L);
        assertThat(out.most - before).as("bytes kept while writing").isLessThan(20_000_000);
    }

    private static WfsAnswer answer(int count) {
        FeatureAnswer features = FeatureAnswer.of(
                List.of(new FeatureAnswer.Part(TestCity.PARCEL, new Generated(count), count, count)), Crs.urn(4490));
        return new WfsAnswer(features, "", false, Optional.empty());
    }

    private static SimpleFeatureType type() {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("parcel");
        type.add("code", String.class);
        type.add("name", String.class);
        type.add("geom", MultiPolygon.class, Crs.epsg(4490).crs());
        return type.buildFeatureType();
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
            if (watch && bytes > (looks + 1) * 30_000_000L) {
                looks++;
                most = Math.max(most, used());
            }
        }
    }

    /** A collection that makes the same feature again and again. */
    private static final class Generated extends EmptyFeatureCollection {
        private final int count;

        Generated(int count) {
            super(TYPE);
            this.count = count;
        }

        @Override
        public SimpleFeatureType getSchema() {
            return TYPE;
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
                    return PARCEL;
                }

                @Override
                public void close() {
                    at = count;
                }
            };
        }
    }
}
