package io.gewu.api.layer;

import io.gewu.api.LocalizedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Collects what is said of a layer; each method answers this builder. For one thread.
 *
 * @since 2.0
 */
public final class LayerBuilder {
    final String name;
    String plugin = "";
    FeatureNamespace namespace = FeatureNamespace.GEWU;
    LocalizedText title;
    LocalizedText description = new LocalizedText("", "");
    List<String> keywords = List.of();
    Optional<GeometryColumn> geometry = Optional.empty();
    String classIri = "";
    IriTemplate iri;
    List<Attribute> attributes = List.of();
    List<String> styles = List.of();
    Access access = new Access(Access.PUBLIC, "", "");
    String table;

    LayerBuilder(String name) {
        this.name = Objects.requireNonNull(name);
        this.table = name;
        this.title = LocalizedText.same(name);
    }

    /** See {@link Layer#plugin()}. */
    public LayerBuilder plugin(String value) {
        plugin = value;
        return this;
    }

    /** See {@link Layer#namespace()}. */
    public LayerBuilder namespace(FeatureNamespace value) {
        namespace = value;
        return this;
    }

    /** See {@link Layer#title()}. */
    public LayerBuilder title(LocalizedText value) {
        title = value;
        return this;
    }

    /** A title in Chinese and English. */
    public LayerBuilder title(String zh, String en) {
        title = new LocalizedText(zh, en);
        return this;
    }

    /** See {@link Layer#description()}. */
    public LayerBuilder description(LocalizedText value) {
        description = value;
        return this;
    }

    /** See {@link Layer#keywords()}. */
    public LayerBuilder keywords(List<String> value) {
        keywords = value;
        return this;
    }

    /** See {@link Layer#geometry()}. */
    public LayerBuilder geometry(Optional<GeometryColumn> value) {
        geometry = value;
        return this;
    }

    /** The one geometry. */
    public LayerBuilder geometry(GeometryColumn value) {
        geometry = Optional.of(value);
        return this;
    }

    /** See {@link Layer#classIri()}. */
    public LayerBuilder classIri(String value) {
        classIri = value;
        return this;
    }

    /** See {@link Layer#iri()}. Unless set, the name and the key: {@code parcel/{code}}. */
    public LayerBuilder iri(IriTemplate value) {
        iri = value;
        return this;
    }

    /** See {@link Layer#attributes()}. */
    public LayerBuilder attributes(List<Attribute> value) {
        attributes = value;
        return this;
    }

    /** The attributes in order, the key first. */
    public LayerBuilder attributes(Attribute... value) {
        attributes = List.of(value);
        return this;
    }

    /** See {@link Layer#styles()}. */
    public LayerBuilder styles(List<String> value) {
        styles = value;
        return this;
    }

    /** See {@link Layer#access()}. */
    public LayerBuilder access(Access value) {
        access = value;
        return this;
    }

    /** See {@link Layer#table()}. */
    public LayerBuilder table(String value) {
        table = value;
        return this;
    }

    /**
     * The layer.
     *
     * @throws java.util.NoSuchElementException if neither a template of IRIs nor a key is among what was said
     */
    public Layer build() {
        return new Layer(this);
    }
}
