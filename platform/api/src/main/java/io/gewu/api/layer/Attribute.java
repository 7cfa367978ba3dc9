package io.gewu.api.layer;

import io.gewu.api.LocalizedText;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One attribute of a layer, as declared.
 *
 * @param name the name in every protocol and the column's name unless {@link #column()} differs
 * @param column the column in the store
 * @param type type of one value
 * @param key whether it is the business key
 * @param required whether a feature must have it
 * @param rdf the predicate in the graph; empty for an attribute that stays out of the graph
 * @param lang language tag of string literals; empty for none
 * @param title for people, in two languages
 * @param unit as shown to people, for example {@code m}; empty for none
 * @param pattern a regular expression every value matches; empty for none
 * @param min least value of a number
 * @param max greatest value of a number
 * @param length most characters of a string
 * @param time the role in the layer's validity
 * @param to the layer a link points to; empty for other types
 * @param values the closed list of values with their labels, in declared order; empty for an open one
 * @param iri template that makes the object IRI of {@code uri} and {@code code} values
 * @param many whether a feature has a list of values, kept as one comma-separated text
 * @param sensitive whether it is personal, and left out for callers without the right
 * @param generated whether the server makes a key where a new feature has none, or one that is taken
 * @param gml the standard property of GML that it is written as, {@code name}, {@code description} or
 *     {@code identifier}; empty for an element of the layer's own namespace
 */
public record Attribute(
        String name,
        String column,
        AttributeType type,
        boolean key,
        boolean required,
        Optional<Predicate> rdf,
        String lang,
        LocalizedText title,
        String unit,
        String pattern,
        OptionalDouble min,
        OptionalDouble max,
        OptionalInt length,
        TimeRole time,
        String to,
        Map<String, LocalizedText> values,
        Optional<IriTemplate> iri,
        boolean many,
        boolean sensitive,
        boolean generated,
        String gml) {
    /** An attribute with a name of its own in GML and, if it is a key, one that clients give. */
    public Attribute(
            String name,
            String column,
            AttributeType type,
            boolean key,
            boolean required,
            Optional<Predicate> rdf,
            String lang,
            LocalizedText title,
            String unit,
            String pattern,
            OptionalDouble min,
            OptionalDouble max,
            OptionalInt length,
            TimeRole time,
            String to,
            Map<String, LocalizedText> values,
            Optional<IriTemplate> iri,
            boolean many,
            boolean sensitive) {
        this(
                name, column, type, key, required, rdf, lang, title, unit, pattern, min, max, length, time, to, values,
                iri, many, sensitive, false, "");
    }

    /** What an attribute says about the validity of its feature. */
    public enum TimeRole {
        NONE,
        /** First day or instant of validity, inclusive. */
        START,
        /** End of validity, exclusive; absent means still valid. */
        END
    }

    /**
     * How an attribute stands in the graph.
     *
     * @param iri absolute IRI of the property
     * @param inverse whether the triple runs from the value to the feature (declared as {@code ^prefix:name})
     * @param datatype absolute IRI of the literal's datatype; empty for the type's own
     */
    public record Predicate(String iri, boolean inverse, String datatype) {}

    /** The class of values in memory: text for a list, the type's class otherwise. */
    public Class<?> valueClass() {
        return many ? String.class : type.valueClass();
    }
}
