package io.gewu.map;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.layer.StyleDocument;
import io.gewu.render.SldReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.style.Style;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Parsed styles, each kept until its document is replaced. Safe for many threads. */
@Component(service = Styles.class)
public final class Styles {
    private record Parsed(StyleDocument source, Style style) {}

    private final LayerCatalog catalog;
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    @Activate
    public Styles(@Reference LayerCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A style of a layer.
     *
     * @param name as the layer declares it; empty text or {@code default} for its first
     * @throws GewuException {@code UNKNOWN_STYLE} naming those the layer has
     */
    public Style style(Layer layer, String name) {
        String wanted =
                name.isEmpty() || name.equals("default") ? layer.styles().get(0) : name;
        StyleDocument document = catalog.style(layer, wanted)
                .filter(found -> layer.styles().contains(wanted))
                .orElseThrow(() -> new GewuException(
                        ErrorCode.UNKNOWN_STYLE,
                        "STYLES",
                        "Layer " + layer.name() + " has no style \"" + wanted + "\"; it has "
                                + String.join(", ", layer.styles())));
        String key = layer.plugin() + " " + wanted;
        Parsed known = parsed.get(key);
        if (known == null || !known.source().equals(document)) {
            known = new Parsed(
                    document,
                    new SldReader(
                                    document.document().path(),
                                    document.document().content())
                            .readStyle());
            parsed.put(key, known);
        }
        return known.style();
    }
}
