package io.gewu.api.rest;

import io.gewu.api.LocalizedText;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A plugin's own addresses; register as an OSGi service. Must be safe for many threads.
 *
 * <p>The platform serves {@code /{root}/…}: it finds the route, names the caller, refuses parameters that the route
 * does not declare, bounds and reads the body, writes the answer, answers {@code HEAD} and {@code OPTIONS}, and turns a
 * {@link io.gewu.api.GewuException} into problem details (RFC 9457). {@code GET /{root}} lists the routes; {@code GET
 * /{root}/api} is their OpenAPI 3.0 document.
 *
 * @since 2.0
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
