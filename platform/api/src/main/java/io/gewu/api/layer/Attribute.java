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

    private Attribute(Builder from) {
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
    public static Builder builder(String name, AttributeType type) {
        return new Builder(name, type);
    }

    /** A builder that begins with what this attribute says. */
    public Builder toBuilder() {
        Builder copy = new Builder(name, type);
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

    /** Collects what is said of an attribute; each method answers this builder. For one thread. */
    public static final class Builder {
        private final String name;
        private final AttributeType type;
        private String column;
        private boolean key;
        private boolean required;
        private Optional<Predicate> rdf = Optional.empty();
        private String lang = "";
        private LocalizedText title;
        private String unit = "";
        private String pattern = "";
        private OptionalDouble min = OptionalDouble.empty();
        private OptionalDouble max = OptionalDouble.empty();
        private OptionalInt length = OptionalInt.empty();
        private TimeRole time = TimeRole.NONE;
        private String to = "";
        private Map<String, LocalizedText> values = Map.of();
        private Optional<IriTemplate> iri = Optional.empty();
        private boolean many;
        private boolean sensitive;
        private boolean generated;
        private String gml = "";

        private Builder(String name, AttributeType type) {
            this.name = Objects.requireNonNull(name);
            this.type = Objects.requireNonNull(type);
            this.column = name;
            this.title = LocalizedText.same(name);
        }

        /** See {@link Attribute#column()}. */
        public Builder column(String value) {
            column = value;
            return this;
        }

        /** Sets {@link Attribute#key()}. */
        public Builder key() {
            key = true;
            return this;
        }

        /** See {@link Attribute#key()}. */
        public Builder key(boolean value) {
            key = value;
            return this;
        }

        /** Sets {@link Attribute#required()}. */
        public Builder required() {
            required = true;
            return this;
        }

        /** See {@link Attribute#required()}. */
        public Builder required(boolean value) {
            required = value;
            return this;
        }

        /** See {@link Attribute#rdf()}. */
        public Builder rdf(Predicate value) {
            rdf = Optional.of(value);
            return this;
        }

        /** The absolute IRI of the property that runs from the feature to the value. */
        public Builder rdf(String iri) {
            rdf = Optional.of(new Predicate(iri, false, ""));
            return this;
        }

        /** The absolute IRI of the property, and whether it runs from the value to the feature. */
        public Builder rdf(String iri, boolean inverse) {
            rdf = Optional.of(new Predicate(iri, inverse, ""));
            return this;
        }

        /** See {@link Attribute#lang()}. */
        public Builder lang(String value) {
            lang = value;
            return this;
        }

        /** See {@link Attribute#title()}. */
        public Builder title(LocalizedText value) {
            title = value;
            return this;
        }

        /** A title in Chinese and English. */
        public Builder title(String zh, String en) {
            title = new LocalizedText(zh, en);
            return this;
        }

        /** See {@link Attribute#unit()}. */
        public Builder unit(String value) {
            unit = value;
            return this;
        }

        /** See {@link Attribute#pattern()}. */
        public Builder pattern(String value) {
            pattern = value;
            return this;
        }

        /** See {@link Attribute#min()}. */
        public Builder min(double value) {
            min = OptionalDouble.of(value);
            return this;
        }

        /** See {@link Attribute#max()}. */
        public Builder max(double value) {
            max = OptionalDouble.of(value);
            return this;
        }

        /** See {@link Attribute#length()}. */
        public Builder length(int value) {
            length = OptionalInt.of(value);
            return this;
        }

        /** See {@link Attribute#time()}. */
        public Builder time(TimeRole value) {
            time = value;
            return this;
        }

        /** See {@link Attribute#to()}. */
        public Builder to(String value) {
            to = value;
            return this;
        }

        /** See {@link Attribute#values()}. */
        public Builder values(Map<String, LocalizedText> value) {
            values = value;
            return this;
        }

        /** See {@link Attribute#iri()}. */
        public Builder iri(IriTemplate value) {
            iri = Optional.of(value);
            return this;
        }

        /** A template as text; empty text for none. */
        public Builder iri(String template) {
            iri = template.isEmpty() ? Optional.empty() : Optional.of(IriTemplate.parse(template));
            return this;
        }

        /** Sets {@link Attribute#many()}. */
        public Builder many() {
            many = true;
            return this;
        }

        /** See {@link Attribute#many()}. */
        public Builder many(boolean value) {
            many = value;
            return this;
        }

        /** Sets {@link Attribute#sensitive()}. */
        public Builder sensitive() {
            sensitive = true;
            return this;
        }

        /** See {@link Attribute#sensitive()}. */
        public Builder sensitive(boolean value) {
            sensitive = value;
            return this;
        }

        /** Sets {@link Attribute#generated()}. */
        public Builder generated() {
            generated = true;
            return this;
        }

        /** See {@link Attribute#generated()}. */
        public Builder generated(boolean value) {
            generated = value;
            return this;
        }

        /** See {@link Attribute#gml()}. */
        public Builder gml(String value) {
            gml = value;
            return this;
        }

        /** The attribute. */
        public Attribute build() {
            return new Attribute(this);
        }
    }
}
