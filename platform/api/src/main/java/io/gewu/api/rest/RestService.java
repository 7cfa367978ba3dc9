package io.gewu.api.rest;

import io.gewu.api.LocalizedText;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A plugin's own addresses; register as an OSGi service. The platform serves {@code /{root}/…}, finds the route, names
 * the caller, bounds and reads the body, writes the answer, and turns a {@link io.gewu.api.GewuException} into problem
 * details (RFC 9457). {@code GET /{root}} lists the routes. Must be safe for many threads.
 */
@ConsumerType
public interface RestService {
    /** First segment of every address, lower case, unique in the server: {@code event}. */
    String root();

    /** For people. */
    LocalizedText title();

    /** Constant while the service is registered. */
    List<Route> routes();
}
