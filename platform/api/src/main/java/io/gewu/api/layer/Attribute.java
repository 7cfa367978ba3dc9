package io.gewu.api.layer;

import io.gewu.api.LocalizedText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One attribute of a layer, as declared. Immutable, compared by value; made by {@link #builder(String, AttributeType)}.
 *
 * <pre>{@code
 * Attribute.builder("code", AttributeType.STRING).key().title("编号", "Number").length(20).build()
 * }</pre>
 *
 * @since 2.0
 */
public final class Attribute {
    private final String name;
    private final AttributeType type;
    private final String column;
    private final boolean key;
    private final boolean required;
    private final Optional<Predicate> rdf;
    private final String lang;
    private final LocalizedText title;
    private final String unit;
    private final String pattern;
    private final OptionalDouble min;
    private final OptionalDouble max;
    private final OptionalInt length;
    private final TimeRole time;
    private final String to;
    private final Map<String, LocalizedText> values;
    private final Optional<IriTemplate> iri;
    private final boolean many;
    private final boolean sensitive;
    private final boolean generated;
    private final String gml;

    Attribute(AttributeBuilder from) {
        this.name = from.name;
        this.type = from.type;
        this.column = from.column;
        this.key = from.key;
        this.required = from.key || from.required;
        this.rdf = from.rdf;
        this.lang = from.lang;
        this.title = from.title;
        this.unit = from.unit;
        this.pattern = from.pattern;
        this.min = from.min;
        this.max = from.max;
        this.length = from.length;
        this.time = from.time;
        this.to = from.to;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(from.values));
        this.iri = from.iri;
        this.many = from.many;
        this.sensitive = from.sensitive;
        this.generated = from.generated;
        this.gml = from.gml;
    }

    /**
     * An attribute of which nothing is said but its name and the type of one value: optional, open, public, outside of
     * the graph.
     *
     * @param name the name in every protocol
     */
    public static AttributeBuilder builder(String name, AttributeType type) {
        return new AttributeBuilder(name, type);
    }

    /** A builder that begins with what this attribute says. */
    public AttributeBuilder toBuilder() {
        AttributeBuilder copy = new AttributeBuilder(name, type);
        copy.column = column;
        copy.key = key;
        copy.required = required;
        copy.rdf = rdf;
        copy.lang = lang;
        copy.title = title;
        copy.unit = unit;
        copy.pattern = pattern;
        copy.min = min;
        copy.max = max;
        copy.length = length;
        copy.time = time;
        copy.to = to;
        copy.values = values;
        copy.iri = iri;
        copy.many = many;
        copy.sensitive = sensitive;
        copy.generated = generated;
        copy.gml = gml;
        return copy;
    }

    /** The name in every protocol. */
    public String name() {
        return name;
    }

    /** The type of one value. */
    public AttributeType type() {
        return type;
    }

    /** The column in the store; the name unless set. */
    public String column() {
        return column;
    }

    /** Whether it is the business key; a key is required as well. */
    public boolean key() {
        return key;
    }

    /** Whether a feature must have it. */
    public boolean required() {
        return required;
    }

    /** The predicate in the graph; empty for an attribute that stays out of the graph. */
    public Optional<Predicate> rdf() {
        return rdf;
    }

    /** Language tag of string literals; empty for none. */
    public String lang() {
        return lang;
    }

    /** For people, in two languages; the name unless set. */
    public LocalizedText title() {
        return title;
    }

    /** As shown to people, for example {@code m}; empty for none. */
    public String unit() {
        return unit;
    }

    /** A regular expression every value matches; empty for none. */
    public String pattern() {
        return pattern;
    }

    /** Least value of a number. */
    public OptionalDouble min() {
        return min;
    }

    /** Greatest value of a number. */
    public OptionalDouble max() {
        return max;
    }

    /** Most characters of a string. */
    public OptionalInt length() {
        return length;
    }

    /** The role in the layer's validity. */
    public TimeRole time() {
        return time;
    }

    /** Name of the layer a link points to; empty for other types. */
    public String to() {
        return to;
    }

    /** The closed list of values with their labels, in declared order; empty for an open one. */
    public Map<String, LocalizedText> values() {
        return values;
    }

    /** Template that makes the object IRI of {@code uri} and {@code code} values. */
    public Optional<IriTemplate> iri() {
        return iri;
    }

    /** Whether a feature has a list of values, kept as one comma-separated text. */
    public boolean many() {
        return many;
    }

    /** Whether it is personal, and left out for callers without the right to see such data. */
    public boolean sensitive() {
        return sensitive;
    }

    /** Whether the server makes a key where a new feature has none, or one that is taken. */
    public boolean generated() {
        return generated;
    }

    /**
     * The standard property of GML that it is written as, {@code name}, {@code description} or {@code identifier};
     * empty for an element of the layer's own namespace.
     */
    public String gml() {
        return gml;
    }

    /** The class of values in memory: text for a list, the type's class otherwise. */
    public Class<?> valueClass() {
        return many ? String.class : type.valueClass();
    }

    private List<Object> state() {
        return List.of(
                name, type, column, key, required, rdf, lang, title, unit, pattern, min, max, length, time, to, values,
                iri, many, sensitive, generated, gml);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attribute attribute && state().equals(attribute.state());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, column);
    }

    @Override
    public String toString() {
        return name + ":" + type.keyword();
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
}
