package io.gewu.feature.xml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element with all it holds. Children and attributes are found by local name in any namespace, so that the versions
 * of a standard read alike. Immutable, safe for many threads.
 */
public final class XmlElement implements XmlContent {
    private final Start start;
    private final List<XmlContent> content;

    /** What a start tag says: names, attributes by local name, prefixes in scope, and where it is. */
    record Start(
            String namespace,
            String name,
            Map<String, String> attributes,
            Prefixes prefixes,
            XmlFailures failures,
            int line,
            int column) {}

    XmlElement(Start start, List<XmlContent> content) {
        this.start = start;
        this.content = List.copyOf(content);
    }

    /** The local name. */
    public String name() {
        return start.name();
    }

    /** The namespace; empty text for none. */
    public String namespace() {
        return start.namespace();
    }

    /** The namespace bound to a prefix inside this element; empty text for none. */
    public String namespace(String prefix) {
        return start.prefixes().namespace(prefix);
    }

    /** An attribute by its local name without surrounding white space; empty text when absent. */
    public String attribute(String localName) {
        return attribute(localName, "");
    }

    /** An attribute by its local name without surrounding white space. */
    public String attribute(String localName, String otherwise) {
        return start.attributes().getOrDefault(localName, otherwise);
    }

    /** Text and elements in document order. */
    public List<XmlContent> content() {
        return content;
    }

    /** All child elements. */
    public List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>(content.size());
        for (XmlContent part : content) {
            if (part instanceof XmlElement child) {
                children.add(child);
            }
        }
        return children;
    }

    /** The child elements of a local name. */
    public List<XmlElement> children(String wanted) {
        return children().stream().filter(child -> child.name().equals(wanted)).toList();
    }

    /** The first child element of a local name. */
    public Optional<XmlElement> child(String wanted) {
        return children().stream().filter(child -> child.name().equals(wanted)).findFirst();
    }

    /**
     * The first child element of a local name.
     *
     * @throws GewuException if there is none
     */
    public XmlElement required(String wanted) {
        return child(wanted).orElseThrow(() -> failure("<" + name() + "> has no <" + wanted + ">"));
    }

    /**
     * The only child element.
     *
     * @param expected what it should be, for the failure
     * @throws GewuException if there is none or another
     */
    public XmlElement only(String expected) {
        List<XmlElement> children = children();
        if (children.size() != 1) {
            throw failure("<" + name() + "> has " + children.size() + " elements; expected one: " + expected);
        }
        return children.get(0);
    }

    /** All text directly inside, without surrounding white space. */
    public String text() {
        if (content.size() == 1 && content.get(0) instanceof Text text) {
            return text.characters().strip();
        }
        StringBuilder all = new StringBuilder();
        for (XmlContent part : content) {
            if (part instanceof Text text) {
                all.append(text.characters());
            }
        }
        return all.toString().strip();
    }

    /**
     * The text as a number.
     *
     * @throws GewuException if it is none
     */
    public double number() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException notANumber) {
            throw failure("<" + name() + "> is \"" + text() + "\"; expected a number");
        }
    }

    /** Line of the start tag's end, from 1. */
    public int line() {
        return start.line();
    }

    /** Column of the start tag's end, from 1. */
    public int column() {
        return start.column();
    }

    /** A failure at this element that is the document's fault. */
    public GewuException failure(String message) {
        return failure(ErrorCode.INVALID_PARAMETER, "", message);
    }

    /**
     * A failure at this element, said as the document's {@link XmlFailures} say it.
     *
     * @param locator the parameter at fault; empty for none
     */
    public GewuException failure(ErrorCode code, String locator, String message) {
        return start.failures().failure(code, locator, message, line(), column());
    }
}
