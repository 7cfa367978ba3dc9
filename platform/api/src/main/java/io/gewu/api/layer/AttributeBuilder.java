package io.gewu.api.layer;

import io.gewu.api.LocalizedText;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Collects what is said of an attribute; each method answers this builder. For one thread.
 *
 * @since 2.0
 */
public final class AttributeBuilder {
    final String name;
    final AttributeType type;
    String column;
    boolean key;
    boolean required;
    Optional<Attribute.Predicate> rdf = Optional.empty();
    String lang = "";
    LocalizedText title;
    String unit = "";
    String pattern = "";
    OptionalDouble min = OptionalDouble.empty();
    OptionalDouble max = OptionalDouble.empty();
    OptionalInt length = OptionalInt.empty();
    Attribute.TimeRole time = Attribute.TimeRole.NONE;
    String to = "";
    Map<String, LocalizedText> values = Map.of();
    Optional<IriTemplate> iri = Optional.empty();
    boolean many;
    boolean sensitive;
    boolean generated;
    String gml = "";

    AttributeBuilder(String name, AttributeType type) {
        this.name = Objects.requireNonNull(name);
        this.type = Objects.requireNonNull(type);
        this.column = name;
        this.title = LocalizedText.same(name);
    }

    /** See {@link Attribute#column()}. */
    public AttributeBuilder column(String value) {
        column = value;
        return this;
    }

    /** Sets {@link Attribute#key()}. */
    public AttributeBuilder key() {
        key = true;
        return this;
    }

    /** See {@link Attribute#key()}. */
    public AttributeBuilder key(boolean value) {
        key = value;
        return this;
    }

    /** Sets {@link Attribute#required()}. */
    public AttributeBuilder required() {
        required = true;
        return this;
    }

    /** See {@link Attribute#required()}. */
    public AttributeBuilder required(boolean value) {
        required = value;
        return this;
    }

    /** See {@link Attribute#rdf()}. */
    public AttributeBuilder rdf(Attribute.Predicate value) {
        rdf = Optional.of(value);
        return this;
    }

    /** The absolute IRI of the property that runs from the feature to the value. */
    public AttributeBuilder rdf(String iri) {
        rdf = Optional.of(new Attribute.Predicate(iri, false, ""));
        return this;
    }

    /** The absolute IRI of the property, and whether it runs from the value to the feature. */
    public AttributeBuilder rdf(String iri, boolean inverse) {
        rdf = Optional.of(new Attribute.Predicate(iri, inverse, ""));
        return this;
    }

    /** See {@link Attribute#lang()}. */
    public AttributeBuilder lang(String value) {
        lang = value;
        return this;
    }

    /** See {@link Attribute#title()}. */
    public AttributeBuilder title(LocalizedText value) {
        title = value;
        return this;
    }

    /** A title in Chinese and English. */
    public AttributeBuilder title(String zh, String en) {
        title = new LocalizedText(zh, en);
        return this;
    }

    /** See {@link Attribute#unit()}. */
    public AttributeBuilder unit(String value) {
        unit = value;
        return this;
    }

    /** See {@link Attribute#pattern()}. */
    public AttributeBuilder pattern(String value) {
        pattern = value;
        return this;
    }

    /** See {@link Attribute#min()}. */
    public AttributeBuilder min(double value) {
        min = OptionalDouble.of(value);
        return this;
    }

    /** See {@link Attribute#max()}. */
    public AttributeBuilder max(double value) {
        max = OptionalDouble.of(value);
        return this;
    }

    /** See {@link Attribute#length()}. */
    public AttributeBuilder length(int value) {
        length = OptionalInt.of(value);
        return this;
    }

    /** See {@link Attribute#time()}. */
    public AttributeBuilder time(Attribute.TimeRole value) {
        time = value;
        return this;
    }

    /** See {@link Attribute#to()}. */
    public AttributeBuilder to(String value) {
        to = value;
        return this;
    }

    /** See {@link Attribute#values()}. */
    public AttributeBuilder values(Map<String, LocalizedText> value) {
        values = value;
        return this;
    }

    /** See {@link Attribute#iri()}. */
    public AttributeBuilder iri(IriTemplate value) {
        iri = Optional.of(value);
        return this;
    }

    /** A template as text; empty text for none. */
    public AttributeBuilder iri(String template) {
        iri = template.isEmpty() ? Optional.empty() : Optional.of(IriTemplate.parse(template));
        return this;
    }

    /** Sets {@link Attribute#many()}. */
    public AttributeBuilder many() {
        many = true;
        return this;
    }

    /** See {@link Attribute#many()}. */
    public AttributeBuilder many(boolean value) {
        many = value;
        return this;
    }

    /** Sets {@link Attribute#sensitive()}. */
    public AttributeBuilder sensitive() {
        sensitive = true;
        return this;
    }

    /** See {@link Attribute#sensitive()}. */
    public AttributeBuilder sensitive(boolean value) {
        sensitive = value;
        return this;
    }

    /** Sets {@link Attribute#generated()}. */
    public AttributeBuilder generated() {
        generated = true;
        return this;
    }

    /** See {@link Attribute#generated()}. */
    public AttributeBuilder generated(boolean value) {
        generated = value;
        return this;
    }

    /** See {@link Attribute#gml()}. */
    public AttributeBuilder gml(String value) {
        gml = value;
        return this;
    }

    /** The attribute. */
    public Attribute build() {
        return new Attribute(this);
    }
}
