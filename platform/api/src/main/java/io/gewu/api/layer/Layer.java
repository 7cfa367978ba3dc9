package io.gewu.api.layer;

import io.gewu.api.LocalizedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer as its declaration states it; every protocol derives its view from this and keeps no second description.
 * Immutable, compared by value; made by {@link #builder(String)}.
 *
 * <p>A layer handed out by {@link io.gewu.api.access.AccessPolicy} may carry fewer attributes than were declared: what
 * a caller may not see is not there.
 *
 * @since 2.0
 */
public final class Layer {
    private final String name;
    private final String plugin;
    private final FeatureNamespace namespace;
    private final LocalizedText title;
    private final LocalizedText description;
    private final List<String> keywords;
    private final Optional<GeometryColumn> geometry;
    private final String classIri;
    private final IriTemplate iri;
    private final List<Attribute> attributes;
    private final List<String> styles;
    private final Access access;
    private final String table;

    Layer(LayerBuilder from) {
        this.name = from.name;
        this.plugin = from.plugin;
        this.namespace = from.namespace;
        this.title = from.title;
        this.description = from.description;
        this.keywords = List.copyOf(from.keywords);
        this.geometry = from.geometry;
        this.classIri = from.classIri;
        this.attributes = List.copyOf(from.attributes);
        this.styles = List.copyOf(from.styles);
        this.access = from.access;
        this.table = from.table;
        this.iri = from.iri == null ? IriTemplate.parse(name + "/{" + key().name() + "}") : from.iri;
    }

    /**
     * A layer of which nothing is said but its name.
     *
     * @param name unique in the server: WMS layer, WFS type name, part of graph names
     */
    public static LayerBuilder builder(String name) {
        return new LayerBuilder(name);
    }

    /** A builder that begins with what this layer says. */
    public LayerBuilder toBuilder() {
        LayerBuilder copy = new LayerBuilder(name);
        copy.plugin = plugin;
        copy.namespace = namespace;
        copy.title = title;
        copy.description = description;
        copy.keywords = keywords;
        copy.geometry = geometry;
        copy.classIri = classIri;
        copy.iri = iri;
        copy.attributes = attributes;
        copy.styles = styles;
        copy.access = access;
        copy.table = table;
        return copy;
    }

    /** The same layer with some of its attributes. */
    public Layer withAttributes(List<Attribute> some) {
        return toBuilder().attributes(some).build();
    }

    /** Unique in the server: WMS layer, WFS type name, part of graph names. */
    public String name() {
        return name;
    }

    /** Name of the plugin that declares it. */
    public String plugin() {
        return plugin;
    }

    /** XML namespace of the feature type. */
    public FeatureNamespace namespace() {
        return namespace;
    }

    /** For people; the name unless set. */
    public LocalizedText title() {
        return title;
    }

    /** A sentence or two for people; both languages may be empty. */
    public LocalizedText description() {
        return description;
    }

    /** Search words, in any language. */
    public List<String> keywords() {
        return keywords;
    }

    /** Absent for layers without one (people, items). */
    public Optional<GeometryColumn> geometry() {
        return geometry;
    }

    /** Absolute IRI of the RDF class. */
    public String classIri() {
        return classIri;
    }

    /** Template of feature IRIs over the key. */
    public IriTemplate iri() {
        return iri;
    }

    /** In declared order, the key first; without those that a caller may not see. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** Names of styles, the default first; empty without geometry. */
    public List<String> styles() {
        return styles;
    }

    /** Who may read and write; everybody reads and nobody writes unless set. */
    public Access access() {
        return access;
    }

    /** Name of the table in the store; the name unless set. */
    public String table() {
        return table;
    }

    /** The business key. */
    public Attribute key() {
        return attributes.stream().filter(Attribute::key).findFirst().orElseThrow();
    }

    /** An attribute by name; the geometry is not among them. */
    public Optional<Attribute> attribute(String attributeName) {
        return attributes.stream().filter(a -> a.name().equals(attributeName)).findFirst();
    }

    /** The attribute that is written as a property of GML: {@code name} or {@code name[1]} of {@code gml:name[1]}. */
    public Optional<Attribute> gmlProperty(String localName) {
        String plain = localName.trim().replaceFirst("\\[1\\]$", "");
        return attributes.stream()
                .filter(a -> !plain.isEmpty() && a.gml().equals(plain))
                .findFirst();
    }

    /** The attribute that tells the start or end of validity. */
    public Optional<Attribute> time(Attribute.TimeRole role) {
        return attributes.stream().filter(a -> a.time() == role).findFirst();
    }

    /** Whether features have a validity and requests without a time mean now. */
    public boolean isTemporal() {
        return time(Attribute.TimeRole.START).isPresent();
    }

    /**
     * The attribute that tells in which administrative area a feature lies, as {@link Access#scope} names it: the key
     * of the scope layer itself, or the link to it.
     *
     * @return empty if the layer has no scope, or if a caller's view of it lacks the attribute
     */
    public Optional<Attribute> scopeAttribute() {
        if (access.scope().isEmpty()) {
            return Optional.empty();
        }
        return access.scope().equals(name)
                ? Optional.of(key())
                : attributes.stream().filter(a -> a.to().equals(access.scope())).findFirst();
    }

    /** Feature identifier in WFS, GML and GeoJSON: {@code eco_grid.440604010001001}. */
    public String featureId(String keyValue) {
        return name + "." + keyValue;
    }

    private List<Object> state() {
        return List.of(
                name,
                plugin,
                namespace,
                title,
                description,
                keywords,
                geometry,
                classIri,
                iri,
                attributes,
                styles,
                access,
                table);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Layer layer && state().equals(layer.state()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, plugin, table);
    }

    @Override
    public String toString() {
        return "layer " + name + " of " + plugin;
    }
}
