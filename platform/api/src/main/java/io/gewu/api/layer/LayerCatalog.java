package io.gewu.api.layer;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The live list of layers. Safe for many threads; each answer is a consistent snapshot. */
@ProviderType
public interface LayerCatalog {
    /** Every layer of every running plugin, in the order of plugins and declarations. */
    List<Layer> layers();

    /** A layer by name; a prefix as in {@code gewu:eco_grid} is ignored when it is the layer's own. */
    Optional<Layer> layer(String name);

    /**
     * A layer by name, as {@link #layer}, for who cannot do without it.
     *
     * @throws GewuException {@code STORE_UNAVAILABLE} if it is not there now
     */
    default Layer required(String name) {
        return layer(name)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.STORE_UNAVAILABLE,
                        name,
                        "Layer " + name + " is not there now; its plugin is stopped"));
    }

    /** A style document that the plugin of a layer carries; other plugins may have others of the same name. */
    Optional<StyleDocument> style(Layer layer, String name);

    /**
     * Grows by at least one whenever the answers of this catalog change; serves as the updateSequence of capabilities.
     */
    long revision();
}
