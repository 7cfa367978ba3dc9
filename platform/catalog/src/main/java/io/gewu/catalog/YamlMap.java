package io.gewu.catalog;

import io.gewu.api.LocalizedText;
import io.gewu.api.plugin.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping that knows where each of its values stands and collects what is wrong with them. For one thread. */
final class YamlMap {
    private final String path;
    private final MappingNode node;
    private final List<Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlMap(String path, MappingNode node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(tuple.getKeyNode(), "Expected a plain word as key, found a structure");
            } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                problem(key, "Key \"" + key.getValue() + "\" stands twice");
            }
        }
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Reports every key that is not among the known ones, with the known ones. */
    void allowOnly(Set<String> known) {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                problem(
                        value,
                        "Unknown key \"" + key + "\"; expected one of "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    /** A text that must be there; empty after reporting its absence. */
    String required(String key) {
        if (!has(key)) {
            problem(node, "Key \"" + key + "\" is missing");
            return "";
        }
        return text(key, "");
    }

    String text(String key, String otherwise) {
        Node value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(value, "\"" + key + "\" takes a text, found a structure");
        return otherwise;
    }

    boolean flag(String key) {
        String value = text(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            problem(key, "\"" + key + "\" takes true or false, found \"" + value + "\"");
        }
        return value.equals("true");
    }

    Optional<Double> number(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(text(key, "")));
        } catch (NumberFormatException notANumber) {
            problem(key, "\"" + key + "\" takes a number, found \"" + text(key, "") + "\"");
            return Optional.empty();
        }
    }

    List<String> texts(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            problem(value, "\"" + key + "\" takes a list as in [a, b]");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                problem(item, "\"" + key + "\" takes texts, found a structure");
            }
        }
        return texts;
    }

    /** Two languages as {@code {zh: …, en: …}}, or one text for both. */
    Optional<LocalizedText> localized(String key) {
        Node value = values.get(key);
        if (value instanceof ScalarNode scalar) {
            return Optional.of(LocalizedText.same(scalar.getValue()));
        }
        return map(key).map(languages -> {
            languages.allowOnly(Set.of("zh", "en"));
            return new LocalizedText(languages.text("zh", ""), languages.text("en", ""));
        });
    }

    Optional<YamlMap> map(String key) {
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(path, mapping, problems));
        }
        problem(value, "\"" + key + "\" takes a structure as in {a: b}");
        return Optional.empty();
    }

    /** Reports a fault at a key's value. */
    void problem(String key, String message) {
        problem(values.getOrDefault(key, node), message);
    }

    private void problem(Node at, String message) {
        Optional<Mark> mark = at.getStartMark();
        problems.add(new Problem(
                path,
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0),
                message));
    }
}
