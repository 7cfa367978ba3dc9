package io.gewu.api.layer;

import io.gewu.api.LocalizedText;
import java.util.List;
import java.util.Optional;

/**
 * A layer as its declaration states it; every protocol derives its view from this and keeps no second description.
 *
 * <p>A record handed out by {@link io.gewu.api.access.AccessPolicy} may carry fewer attributes than were declared: what
 * a caller may not see is not there.
 *
 * @param name unique in the server: table, WMS layer, WFS type name, part of graph names
 * @param plugin name of the plugin that declares it
 * @param namespace XML namespace of the feature type
 * @param title for people
 * @param description a sentence or two for people; both languages may be empty
 * @param keywords search words, in any language
 * @param geometry absent for layers without one (people, items)
 * @param classIri absolute IRI of the RDF class
 * @param iri template of feature IRIs over the key
 * @param attributes in declared order, the key first
 * @param styles names of styles, the default first; empty without geometry
 * @param access who may read and write
 * @param table name of the table in the store
 */
public record Layer(
        String name,
        String plugin,
        FeatureNamespace namespace,
        LocalizedText title,
        LocalizedText description,
        List<String> keywords,
        Optional<GeometryColumn> geometry,
        String classIri,
        IriTemplate iri,
        List<Attribute> attributes,
        List<String> styles,
        Access access,
        String table) {

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

    /** The same layer with some of its attributes. */
    public Layer withAttributes(List<Attribute> some) {
        return new Layer(
                name,
                plugin,
                namespace,
                title,
                description,
                keywords,
                geometry,
                classIri,
                iri,
                some,
                styles,
                access,
                table);
    }
}
