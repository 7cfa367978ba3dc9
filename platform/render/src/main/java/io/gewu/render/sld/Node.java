package io.gewu.render.sld;

import io.gewu.api.GewuException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a style; names are compared without namespace, so that SLD 1.0 and SE 1.1 read alike. */
final class Node {
    private final Source source;
    private final String name;
    private final int line;
    private final int column;
    private final Map<String, String> attributes;
    /** Strings and nodes in document order. */
    private final List<Object> content = new ArrayList<>();

    Node(Source source, String name, int line, int column, Map<String, String> attributes) {
        this.source = source;
        this.name = name;
        this.line = line;
        this.column = column;
        this.attributes = attributes;
    }

    void add(Object textOrNode) {
        content.add(textOrNode);
    }

    String name() {
        return name;
    }

    List<Object> content() {
        return content;
    }

    List<Node> children() {
        List<Node> children = new ArrayList<>();
        for (Object part : content) {
            if (part instanceof Node node) {
                children.add(node);
            }
        }
        return children;
    }

    List<Node> children(String wanted) {
        return children().stream().filter(node -> node.name.equals(wanted)).toList();
    }

    Optional<Node> child(String wanted) {
        return children().stream().filter(node -> node.name.equals(wanted)).findFirst();
    }

    Node required(String wanted) {
        return child(wanted).orElseThrow(() -> failure("<" + name + "> has no <" + wanted + ">"));
    }

    /** The only element inside. */
    Node only(String expected) {
        List<Node> children = children();
        if (children.size() != 1) {
            throw failure("<" + name + "> has " + children.size() + " elements; expected one: " + expected);
        }
        return children.get(0);
    }

    String attribute(String wanted, String otherwise) {
        return attributes.getOrDefault(wanted, otherwise);
    }

    /** All text directly inside, without surrounding white space. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Object part : content) {
            if (part instanceof String string) {
                text.append(string);
            }
        }
        return text.toString().strip();
    }

    double number() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException notANumber) {
            throw failure("<" + name + "> is \"" + text() + "\"; expected a number");
        }
    }

    GewuException failure(String message) {
        return source.failure(line, column, message);
    }

    void warn(String message) {
        source.warn(line, column, message);
    }
}
