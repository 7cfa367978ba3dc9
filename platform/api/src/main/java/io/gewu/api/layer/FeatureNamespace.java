package io.gewu.api.layer;

/**
 * XML namespace of a layer's feature type.
 *
 * @param prefix as in {@code gewu:eco_grid}
 * @param uri the namespace
 */
public record FeatureNamespace(String prefix, String uri) {
    /** The namespace of the city's own layers. */
    public static final FeatureNamespace GEWU = new FeatureNamespace("gewu", "https://w3id.org/gewu/features");
}
