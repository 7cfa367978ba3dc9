package io.gewu.api.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes JSON in UTF-8 (RFC 8259).
 *
 * <p>A value to be written is a map (an object, its members in the map's order), an iterable or a stream (an array,
 * written item by item; the stream is closed), a number, a boolean, null or an empty {@code Optional} (null),
 * {@code byte[]} (JSON in UTF-8 already), or anything else (a string by its {@code toString()}). Numbers that JSON does
 * not know, as NaN, are written as null. Safe for many threads.
 *
 * @since 2.0
 */
public final class Json {
    private Json() {}

    /**
     * Writes a value.
     *
     * @param out stays open
     */
    public static void write(Object value, OutputStream out) throws IOException {
        JsonWriter.write(value, out);
    }

    /** A value as text without line breaks. */
    public static String text(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonWriter.write(value, out);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Closes the streams in a value that is not going to be written. */
    public static void close(Object value) {
        JsonWriter.close(value);
    }

    /**
     * Reads one object. A name that stands twice, more than 32 levels, a number of more than 40 digits and anything
     * after the object are refused.
     *
     * @param in stays open
     * @throws io.gewu.api.GewuException {@code MALFORMED} with line and column
     */
    public static JsonObject read(InputStream in) throws IOException {
        return JsonReader.read(in);
    }

    /**
     * Reads one object, as {@link #read(InputStream)} does.
     *
     * @throws io.gewu.api.GewuException {@code MALFORMED} with line and column
     */
    public static JsonObject read(String text) {
        try {
            return JsonReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }
}
