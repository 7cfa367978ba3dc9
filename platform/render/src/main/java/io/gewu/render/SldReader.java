package io.gewu.render;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.render.sld.Source;
import io.gewu.render.sld.StyleXml;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.geotools.api.style.Style;

/**
 * Reads styles: SLD 1.0.0 (OGC 02-070), SLD 1.1.0 (05-078r4) with SE 1.1.0 (05-077r4), a {@code UserStyle} or a
 * {@code FeatureTypeStyle} alone; any prefixes. Filters are those of Filter Encoding 1.0 and 1.1, functions those of a
 * closed list, attribute names plain names. No DTD and no entity is read, nothing is fetched, and at most 4 MiB. Not
 * thread safe; what it returns is not changed afterwards and may be shared.
 */
public final class SldReader {
    private final Source source;
    private final byte[] content;
    private final Function<String, Optional<byte[]>> symbols;

    /**
     * A style out of a plugin; failures are {@code INVALID_DECLARATION}.
     *
     * @param name of the document, for messages
     */
    public SldReader(String name, byte[] content) {
        this(name, content, ErrorCode.INVALID_DECLARATION, href -> Optional.empty());
    }

    /**
     * A style from anywhere.
     *
     * @param name of the document, for messages: a path or a request parameter
     * @param code of failures: {@code INVALID_PARAMETER} for a style in a request
     * @param symbols the images that the style may use, by the name it calls them
     */
    public SldReader(String name, byte[] content, ErrorCode code, Function<String, Optional<byte[]>> symbols) {
        this.source = new Source(name, code);
        this.content = content.clone();
        this.symbols = symbols;
    }

    /**
     * The whole document.
     *
     * @throws GewuException with the locator {@code name:line:column}, saying what was found and what was expected
     */
    public SldDocument read() {
        List<SldDocument.Named> layers = new StyleXml(source, symbols)
                .read(content).stream()
                        .map(layer -> new SldDocument.Named(layer.name(), layer.styles(), layer.namedStyles()))
                        .toList();
        return new SldDocument(layers, source.warnings());
    }

    /**
     * The first style of the document.
     *
     * @throws GewuException as {@link #read}, also if there is no style
     */
    public Style readStyle() {
        return new StyleXml(source, symbols)
                .read(content).stream()
                        .flatMap(layer -> layer.styles().stream())
                        .findFirst()
                        .orElseThrow(() -> source.failure(1, 1, "The document has no <UserStyle>"));
    }
}
