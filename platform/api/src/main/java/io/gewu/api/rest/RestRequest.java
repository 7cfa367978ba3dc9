package io.gewu.api.rest;

import io.gewu.api.access.Caller;
import io.gewu.api.json.JsonObject;
import io.gewu.api.store.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A request to one {@link Route}. For one thread.
 *
 * @since 2.0
 */
@ProviderType
public interface RestRequest {
    /** What stands for a name of the route's template, decoded. */
    String path(String name);

    /** First value of a query parameter, decoded; empty if it is missing or blank. */
    Optional<String> query(String name);

    /**
     * A query parameter that is a whole number.
     *
     * @throws io.gewu.api.GewuException {@code INVALID_PARAMETER} if it is none or outside of the bounds
     */
    int number(String name, int otherwise, int least, int most);

    /** All values of a query parameter in the order sent, decoded, blank ones left out. */
    List<String> queryAll(String name);

    /** {@code GET} (also for {@code HEAD}), {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}. */
    String method();

    /**
     * Of the media types that the route produces, the one that the client's {@code Accept} prefers (RFC 9110, 12.5.1).
     */
    String accepted();

    /**
     * Checks {@code If-Match} and {@code If-None-Match} of a request that changes something (RFC 9110, 13.1). Reads
     * need no check: the platform answers 304 by the ETag of the reply.
     *
     * @param version the current one, as given to {@link RestReply.Json#etag}; empty if nothing is there yet
     * @throws io.gewu.api.GewuException {@code PRECONDITION_FAILED} if the client saw another version
     */
    void requireMatch(Optional<String> version);

    /** First value of a header; empty if it is missing. */
    Optional<String> header(String name);

    /**
     * The body, a JSON object of at most one megabyte (RFC 8259).
     *
     * @throws io.gewu.api.GewuException {@code MALFORMED} with line and column; {@code TOO_LARGE};
     *     {@code UNSUPPORTED_MEDIA_TYPE} if it says to be something else
     */
    JsonObject json() throws IOException;

    /**
     * A JSON object in bytes that were read from the body, whose signature had to be checked before.
     *
     * @throws io.gewu.api.GewuException {@code MALFORMED} with line and column
     */
    JsonObject json(byte[] text) throws IOException;

    /**
     * The body as it comes, never longer than allowed.
     *
     * @throws io.gewu.api.GewuException {@code TOO_LARGE}, also from the stream's read methods
     */
    InputStream body(long maxBytes) throws IOException;

    /** Who asks. */
    Caller caller();

    /**
     * Who asks, if that caller has one of the roles.
     *
     * @throws io.gewu.api.GewuException {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    Caller require(String... roles);

    /** Who asks and from where, for the log of commits. */
    Origin origin();

    /** The language of the answer: Chinese unless English is preferred. */
    Locale language();

    /** Address of the server as clients see it, without a slash at the end. */
    String address();
}
