package io.gewu.catalog;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.StyleDocument;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** Reads the content of one bundle: {@code layers/} and {@code ontology/}. */
public final class PluginReader {
    private static final int MAX_FILE_BYTES = 32 << 20;
    private static final int MAX_FILES = 2_000;

    private final Bundle bundle;
    private final List<Problem> problems = new ArrayList<>();

    private PluginReader(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The plugin in a bundle, or empty if it declares nothing. */
    public static Optional<Plugin> read(Bundle bundle) {
        if (bundle.getEntry("layers/") == null
                && bundle.getEntry("ontology/") == null
                && bundle.getHeaders().get("Gewu-Plugin") == null) {
            return Optional.empty();
        }
        return Optional.of(new PluginReader(bundle).plugin());
    }

    private Plugin plugin() {
        String name = nameOf(bundle);
        List<Layer> layers = new ArrayList<>();
        for (Document document : documents("layers", "*.yaml")) {
            if (!document.path().endsWith(".spec.yaml")) {
                LayerReader reader = new LayerReader(name, document);
                reader.read().ifPresent(layers::add);
                problems.addAll(reader.problems());
            }
        }
        List<StyleDocument> styles = documents("layers", "*.sld").stream()
                .map(d -> new StyleDocument(stem(d.path()), name, d))
                .toList();
        for (Layer layer : layers) {
            missingStyles(layer, styles);
        }
        return new Plugin(
                name,
                title(name),
                bundle.getVersion().toString(),
                List.copyOf(layers),
                styles,
                documents("ontology", "*.ttl"),
                initialData(),
                List.copyOf(problems));
    }

    private List<Document> initialData() {
        List<Document> documents = new ArrayList<>(documents("layers", "*.geojson"));
        documents.addAll(documents("layers", "*.csv"));
        return documents;
    }

    private void missingStyles(Layer layer, List<StyleDocument> styles) {
        for (String wanted : layer.styles()) {
            if (styles.stream().noneMatch(s -> s.name().equals(wanted))) {
                problems.add(new Problem(
                        "layers/" + layer.name() + ".yaml",
                        0,
                        0,
                        "Style \"" + wanted + "\" is named but layers/" + wanted + ".sld is not there"));
            }
        }
    }

    /** The symbolic name; bundles of before OSGi 4 have none. */
    static String ownerOf(Bundle bundle) {
        return bundle.getSymbolicName() == null ? "bundle" + bundle.getBundleId() : bundle.getSymbolicName();
    }

    private static String nameOf(Bundle bundle) {
        String header = bundle.getHeaders().get("Gewu-Plugin");
        if (header != null) {
            return header.trim();
        }
        return ownerOf(bundle);
    }

    private String title(String otherwise) {
        String title = bundle.getHeaders().get(Constants.BUNDLE_NAME);
        return title == null ? otherwise : title;
    }

    private List<Document> documents(String folder, String pattern) {
        List<URL> urls = bundle.findEntries(folder, pattern, false) == null
                ? List.of()
                : Collections.list(bundle.findEntries(folder, pattern, false));
        List<Document> documents = new ArrayList<>();
        for (URL url : urls.stream()
                .sorted((a, b) -> a.getPath().compareTo(b.getPath()))
                .limit(MAX_FILES)
                .toList()) {
            String path = url.getPath().replaceFirst("^/", "");
            try (InputStream in = url.openStream()) {
                byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
                if (content.length > MAX_FILE_BYTES) {
                    problems.add(new Problem(path, 0, 0, "Longer than " + MAX_FILE_BYTES + " bytes"));
                } else {
                    documents.add(new Document(path, content));
                }
            } catch (IOException unreadable) {
                problems.add(new Problem(path, 0, 0, "Cannot be read: " + unreadable.getMessage()));
            }
        }
        return List.copyOf(documents);
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }
}
