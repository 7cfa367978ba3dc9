package io.gewu.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.plugin.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PluginTableTest {
    private static final Problem FAULT = new Problem("layers/tree.yaml", 14, 18, "Unknown type \"decimol\"");

    /** What one listener was told, and what requests may see meanwhile. */
    private final List<String> calls = new ArrayList<>();

    private final List<Plugin> published = new ArrayList<>();
    private final PluginListeners listeners = new PluginListeners();
    private final PluginTable table = new PluginTable(listeners, plugins -> {
        published.clear();
        published.addAll(plugins);
    });

    private final class Recorder implements PluginListener {
        private final String refused;

        Recorder(String refused) {
            this.refused = refused;
        }

        @Override
        public void added(Plugin plugin) {
            calls.add("added " + plugin.version() + " beside " + visible());
        }

        @Override
        public void replaced(Plugin before, Plugin after) {
            calls.add(before.version() + " -> " + after.version() + " beside " + visible());
            if (after.version().equals(refused)) {
                throw new IllegalStateException("Table tree does not fit");
            }
        }

        @Override
        public void removed(Plugin plugin) {
            calls.add("removed " + plugin.version() + " beside " + visible());
        }
    }

    private String visible() {
        return published.stream()
                .flatMap(plugin -> plugin.layers().stream())
                .map(Layer::name)
                .toList()
                .toString();
    }

    private static Layer layer(String plugin, String name, String iri) {
        String yaml = """
                layer: NAME
                title: {zh: 树, en: Tree}
                prefixes: {v: "https://example.org/v#"}
                class: v:Tree
                iri: IRI/{code}
                attributes:
                  code: {type: string, key: true, rdf: v:code}
                access: {read: public}
                """.replace("NAME", name).replace("IRI", iri);
        return new LayerReader(plugin, new Document("layers/" + name + ".yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .read()
                .orElseThrow();
    }

    private static Plugin plugin(String name, String version, List<Problem> problems, String... layers) {
        return new Plugin(
                name,
                name,
                version,
                Stream.of(layers).map(one -> layer(name, one, one)).toList(),
                List.of(),
                List.of(),
                List.of(),
                problems);
    }

    /** Listeners work on the new version while requests are still served the old one. */
    @Test
    void aNewVersionTakesThePlaceInOneStep() {
        listeners.add(new Recorder(""));
        table.put(1, "com.a.trees", plugin("trees", "1", List.of(), "tree"));
        assertThat(table.put(2, "com.a.trees", plugin("trees", "2", List.of(), "tree", "bush")))
                .isEmpty();
        table.remove(1);
        assertThat(visible()).isEqualTo("[tree, bush]");
        assertThat(calls).containsExactly("added 1 beside []", "1 -> 2 beside [tree]");
    }

    @Test
    void aVersionWithAFaultLeavesTheOneBeforeInPlace() {
        listeners.add(new Recorder(""));
        table.put(1, "com.a.trees", plugin("trees", "1", List.of(), "tree"));
        assertThat(table.put(2, "com.a.trees", plugin("trees", "2", List.of(FAULT))))
                .containsExactly(FAULT);
        table.remove(2);
        assertThat(visible()).isEqualTo("[tree]");
        assertThat(calls).containsExactly("added 1 beside []");
    }

    @Test
    void whatOneListenerRefusesIsTakenBackFromAll() {
        listeners.add(new Recorder(""));
        listeners.add(new Recorder("2"));
        table.put(1, "com.a.trees", plugin("trees", "1", List.of(), "tree"));
        calls.clear();
        assertThat(table.put(2, "com.a.trees", plugin("trees", "2", List.of(), "tree", "bush")))
                .extracting(Problem::message)
                .containsExactly("Table tree does not fit");
        assertThat(calls)
                .containsExactly(
                        "1 -> 2 beside [tree]", "1 -> 2 beside [tree]", "2 -> 1 beside [tree]", "2 -> 1 beside [tree]");
        assertThat(visible()).isEqualTo("[tree]");
    }

    @Test
    void aNameGoesToWhoWaitsForItWhenItsHolderLeaves() {
        table.put(1, "com.a.trees", plugin("trees", "1", List.of(), "tree"));
        table.put(2, "org.b.trees", plugin("trees", "1", List.of(), "bush"));
        table.put(3, "org.c.woods", plugin("woods", "1", List.of(), "tree", "moss"));
        assertThat(published.get(1).name()).isEqualTo("org.b.trees");
        assertThat(published.get(1).problems())
                .extracting(Problem::message)
                .containsExactly("The plugin name \"trees\" of org.b.trees is taken by com.a.trees; give it another in"
                        + " the header Gewu-Plugin");
        assertThat(published.get(2).problems())
                .extracting(Problem::message)
                .containsExactly("The layer name \"tree\" is taken by plugin \"com.a.trees\"");
        assertThat(visible()).isEqualTo("[tree, moss]");
        table.remove(1);
        assertThat(visible()).isEqualTo("[bush, tree, moss]");
        assertThat(published).allMatch(Plugin::isHealthy);
        assertThat(published.get(0).name()).isEqualTo("trees");
    }

    @Test
    void twoLayersDoNotMakeTheSameIris() {
        table.put(1, "com.a.trees", plugin("trees", "1", List.of(), "tree"));
        Plugin other = new Plugin(
                "woods",
                "woods",
                "1",
                List.of(layer("woods", "oak", "tree")),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        table.put(2, "org.b.woods", other);
        assertThat(published.get(1).problems())
                .extracting(Problem::message)
                .containsExactly("The IRIs of layer \"oak\" are those of layer \"tree\" of plugin \"com.a.trees\": "
                        + "tree/{…}");
    }
}
