package io.gewu.api.feature;

import io.gewu.api.crs.Crs;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes features in one format; register as an OSGi service. Safe for many threads. */
@ConsumerType
public interface FeatureOutputFormat {
    /**
     * Service property by which others find a format of a media type, for example {@code application/geo+json}, without
     * knowing who writes it.
     */
    String MEDIA_TYPE = "gewu.format";

    /** Values of {@code outputFormat} that mean this format, the one to advertise first. */
    List<String> names();

    /** Content-Type of what is written. */
    String mediaType();

    /** Ending of names of files, without the dot. */
    String suffix();

    /** The CRS to write when a request names none; empty for the layer's own. */
    default Optional<Crs> defaultCrs() {
        return Optional.empty();
    }

    /**
     * Writes an answer as it streams; must not collect it.
     *
     * @param answer what to write; its collections are read once
     * @param out not closed by the format
     * @throws IOException if the client is gone or the store stops answering; the answer is then cut off
     */
    void write(FeatureAnswer answer, OutputStream out) throws IOException;

    /**
     * Writes the one feature of an answer by itself, without a collection around it, where the format can do that.
     *
     * @param answer with one feature
     * @param out not closed by the format
     */
    default void writeFeature(FeatureAnswer answer, OutputStream out) throws IOException {
        write(answer, out);
    }
}
