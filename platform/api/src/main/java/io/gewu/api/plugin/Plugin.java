package io.gewu.api.plugin;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.StyleDocument;
import java.util.List;

/**
 * A bundle that declares something: layers, styles, ontology.
 *
 * @param name unique among plugins: the bundle's symbolic name, or the short one its header {@code Gewu-Plugin} gives
 * @param title readable name
 * @param version the bundle's version
 * @param layers the layers that could be read
 * @param styles the style documents it carries
 * @param ontologies Turtle documents under {@code ontology/}; those named {@code *-shapes.ttl} or {@code shapes.ttl}
 *     are SHACL
 * @param initialData first contents of layers: {@code layers/<layer>.geojson} or {@code layers/<layer>.csv}
 * @param problems what could not be read; empty for a healthy plugin
 */
public record Plugin(
        String name,
        String title,
        String version,
        List<Layer> layers,
        List<StyleDocument> styles,
        List<Document> ontologies,
        List<Document> initialData,
        List<Problem> problems) {

    /** Whether all of it could be read. */
    public boolean isHealthy() {
        return problems.isEmpty();
    }

    /** The same plugin with other layers and problems. */
    public Plugin with(List<Layer> someLayers, List<Problem> someProblems) {
        return new Plugin(
                name,
                title,
                version,
                List.copyOf(someLayers),
                styles,
                ontologies,
                initialData,
                List.copyOf(someProblems));
    }
}
