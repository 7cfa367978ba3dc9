package io.gewu.api.feature;

import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.layer.AttributeType;
import java.util.List;
import java.util.Map;
import org.geotools.api.filter.Filter;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A question with parameters that WFS answers with features (OGC 09-025r2 clause 14); register as an OSGi service. It
 * says which features; WFS reads them as the caller may see them, in any format, CRS and page. Safe for many threads.
 */
@ConsumerType
public interface StoredQuery {
    /**
     * A parameter of the question.
     *
     * @param name as clients send it, in any case; no parameter of GetFeature may have it
     * @param type its values are of the type's class, times with or without an offset
     * @param required whether the question cannot be asked without it
     * @param title what it means and in which unit
     */
    record Parameter(String name, AttributeType type, boolean required, LocalizedText title) {}

    /**
     * Features of one layer.
     *
     * @param layer its name; left out where the caller may not read it or no plugin brings it
     * @param filter over the layer's attributes, geometries in the layer's CRS; valid or not, what it finds is answered
     */
    record Selection(String layer, Filter filter) {}

    /** A URI that names the question for good, for example {@code urn:gewu:query:responsible}. */
    String id();

    /** What the question asks. */
    LocalizedText title();

    /** Its parameters, in the order to describe them. */
    List<Parameter> parameters();

    /** Names of the layers whose features it answers with. */
    List<String> layers();

    /**
     * The features that answer the question.
     *
     * @param values by the names of parameters, those of required parameters always, of the types' classes
     * @return in the order to answer them
     * @throws GewuException with the parameter as locator if a value makes no sense
     */
    List<Selection> select(Map<String, Object> values);
}
