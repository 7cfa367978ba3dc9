package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.SharedRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Photographs of issues, in the store under the hash of their bytes: every server has them, and the same picture twice
 * is one record.
 */
@Component(service = Photographs.class)
public final class Photographs {
    private static final int MOST_BYTES = 8 << 20;
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final SharedRecords records;
    /** Where earlier versions kept them. */
    private final Path folder;

    @Activate
    public Photographs(BundleContext bundle, @Reference SharedRecords records) {
        this.records = records;
        this.folder = Path.of(bundle.getProperty("gewu.data")).resolve("photos");
    }

    RestReply keep(RestRequest request) throws IOException {
        request.require("issue-reporter", "hotline-seat", "grid-worker", "station-head", "department-handler");
        byte[] bytes;
        try (InputStream body = request.body(MOST_BYTES)) {
            bytes = body.readAllBytes();
        }
        String name = HexFormat.of().formatHex(sha256(bytes)) + "." + ending(bytes);
        records.putIfAbsent(kind(name), name, bytes, Instant.MAX);
        return RestReply.created(request.address() + "/event/photos/" + name, Map.of("photo", name));
    }

    RestReply show(RestRequest request) throws IOException {
        String name = request.path("name");
        if (!name.matches("[0-9a-f]{64}\\.(jpg|png)")) {
            throw unknown(name);
        }
        byte[] picture = records.get(kind(name), name).or(() -> moved(name)).orElseThrow(() -> unknown(name));
        request.require(
                "issue-reporter", "hotline-seat", "grid-worker", "station-head", "department-handler", "verifier");
        String type = name.endsWith(".png") ? "image/png" : "image/jpeg";
        return new RestReply.Content(200, type, Map.of(), out -> out.write(picture));
    }

    private static GewuException unknown(String name) {
        return new GewuException(ErrorCode.NOT_FOUND, "", "There is no photograph " + name);
    }

    /** There are many: each first byte of a hash is a kind of its own. */
    private static String kind(String name) {
        return "event.photo." + name.substring(0, 2);
    }

    private Optional<byte[]> moved(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            records.putIfAbsent(kind(name), name, bytes, Instant.MAX);
            return Optional.of(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The photograph " + name + " cannot be read", unreadable);
        }
    }

    /** By the bytes, not by what the sender says. */
    private static String ending(byte[] bytes) {
        if (starts(bytes, JPEG)) {
            return "jpg";
        }
        if (starts(bytes, PNG)) {
            return "png";
        }
        throw new GewuException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "", "Expected the bytes of a JPEG or PNG picture");
    }

    private static boolean starts(byte[] bytes, byte[] mark) {
        return bytes.length > mark.length && java.util.Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
