package io.gewu.ows.wfs.collection;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.feature.format.OutputFormats;
import io.gewu.feature.gml.GmlVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of each version: its own GML, and those that bundles offer to every protocol. */
public final class WfsFormats {
    private static final Map<GmlVersion, CollectionFormat> COLLECTIONS = Map.of(
            GmlVersion.V3_2, new Wfs20FeatureCollection(),
            GmlVersion.V3_1, Wfs1xFeatureCollection.gml31(),
            GmlVersion.V2, Wfs1xFeatureCollection.gml2());

    private final OutputFormats others;

    public WfsFormats(OutputFormats others) {
        this.others = others;
    }

    /** Every name to advertise, the version's own GML first. */
    public List<String> names(GmlVersion version) {
        return Stream.concat(COLLECTIONS.get(version).names().stream(), others.names().stream())
                .distinct()
                .toList();
    }

    /**
     * The format of a name; empty text for the version's own.
     *
     * @throws GewuException {@code INVALID_PARAMETER} naming those there are
     */
    public CollectionFormat named(String asked, GmlVersion version) {
        CollectionFormat own = COLLECTIONS.get(version);
        if (asked.isEmpty() || OutputFormats.isNamed(own.names(), asked)) {
            return own;
        }
        return others.named(asked)
                .<CollectionFormat>map(Offered::new)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.INVALID_PARAMETER,
                        "outputFormat",
                        "Format \"" + asked + "\" is not offered; there are " + String.join(", ", names(version))));
    }

    /** A format that knows nothing of WFS. */
    private record Offered(FeatureOutputFormat format) implements CollectionFormat {
        @Override
        public List<String> names() {
            return format.names();
        }

        @Override
        public String mediaType() {
            return format.mediaType();
        }

        @Override
        public Optional<Crs> defaultCrs() {
            return format.defaultCrs();
        }

        @Override
        public void write(WfsAnswer answer, OutputStream out) throws IOException {
            if (answer.single()) {
                format.writeFeature(answer.features(), out);
            } else {
                format.write(answer.features(), out);
            }
        }
    }
}
