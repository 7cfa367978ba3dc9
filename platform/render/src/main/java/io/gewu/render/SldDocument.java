package io.gewu.render;

import java.util.List;
import org.geotools.api.style.Style;

/**
 * What an SLD or SE document holds.
 *
 * @param layers in document order
 * @param warnings what was left out because it cannot be drawn, each with its place
 */
public record SldDocument(List<Named> layers, List<String> warnings) {
    /**
     * A layer of the document.
     *
     * @param layer name of the {@code NamedLayer}; empty for a document that is a style alone
     * @param styles defined in the document
     * @param namedStyles names of styles that the server is expected to have
     */
    public record Named(String layer, List<Style> styles, List<String> namedStyles) {}
}
