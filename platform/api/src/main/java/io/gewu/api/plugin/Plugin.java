package io.gewu.api.plugin;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.StyleDocument;
import java.util.List;

/**
 * A bundle that declares something: layers, styles, ontology.
 *
 * @param name short name, unique: header {@code Gewu-Plugin}, else the last part of the symbolic name
 * @param title readable name
 * @param version the bundle's version
 * @param layers the layers that could be read
 * @param styles the style documents it carries
 * @param ontologies Turtle documents under {@code ontology/}; those named {@code *-shapes.ttl} or {@code shapes.ttl}
 *     are SHACL
 * @param seeds first contents of layers: {@code layers/<layer>.geojson} or {@code layers/<layer>.csv}
 * @param problems what could not be read; empty for a healthy plugin
 */
public record Plugin(
        String name,
        String title,
        String version,
        List<Layer> layers,
        List<StyleDocument> styles,
        List<Document> ontologies,
        List<Document> seeds,
        List<Problem> problems) {

    /** Whether all of it could be read. */
    public boolean isHealthy() {
        return problems.isEmpty();
    }
}
