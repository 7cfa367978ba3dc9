package io.gewu.api.site;

import io.gewu.api.LocalizedText;
import org.osgi.annotation.versioning.ProviderType;

/** What is true of the whole installation. Constant while the server runs. */
@ProviderType
public interface Site {
    /**
     * The base of every IRI the server mints, ending in a slash, for example {@code http://localhost:8080/}. Stable for
     * the life of the data; independent of the address under which a request came.
     */
    String baseIri();

    /** Base of feature IRIs: {@code {base}id/}. */
    default String identifiers() {
        return baseIri() + "id/";
    }

    /** Base of graph names: {@code {base}graph/}. */
    default String graphs() {
        return baseIri() + "graph/";
    }

    /** Administrative code of the whole city, the area part of graph names, for example {@code 440604}. */
    String area();

    /** Title of the services. */
    LocalizedText title();

    /** Who runs it, for capabilities documents. */
    String provider();
}
