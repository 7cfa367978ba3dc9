package io.gewu.api.site;

import io.gewu.api.LocalizedText;
import io.gewu.api.crs.Crs;
import java.time.ZoneId;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
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

    /** Where the city is on the clock: days begin at midnight there. */
    ZoneId timeZone();

    /** Where the city is, in degrees, longitude first: said of layers that have no features yet. */
    Envelope extent();

    /**
     * The CRS in which maps and features are offered, by codes or names as {@link io.gewu.api.crs.Crs} reads them, the
     * city's own first. Others that are known are answered as well.
     */
    List<Crs> crs();

    /**
     * What follows {@code /id/} in the address of a thing to begin reading linked data with, for example
     * {@code admin/440604}; empty for none.
     */
    default String exampleId() {
        return "";
    }
}
