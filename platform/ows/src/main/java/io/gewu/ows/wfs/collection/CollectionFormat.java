package io.gewu.ows.wfs.collection;

import io.gewu.api.crs.Crs;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A format that WFS answers in. Safe for many threads. */
public interface CollectionFormat {
    /** Values of {@code outputFormat} that mean it, the one to advertise first. */
    List<String> names();

    /** Content-Type of what is written. */
    String mediaType();

    /** The CRS to write when a request names none; empty for the layer's own. */
    Optional<Crs> defaultCrs();

    /** Writes an answer as it streams; the stream is not closed. */
    void write(WfsAnswer answer, OutputStream out) throws IOException;
}
