package io.gewu.feature.xml;

import io.gewu.feature.gml.XmlText;

/** Writes an XML document with indents; texts and attribute values are escaped. For one thread. */
public final class XmlBuilder {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /** Opens an element. */
    public XmlBuilder open(String name, String... attributes) {
        start(name, attributes).append(">\n");
        depth++;
        return this;
    }

    /** Closes the innermost element, which must have this name. */
    public XmlBuilder close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** Writes an element with text in it. */
    public XmlBuilder leaf(String name, String text, String... attributes) {
        start(name, attributes).append('>');
        XmlText.append(out, text);
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** Writes an element without content. */
    public XmlBuilder empty(String name, String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** Opens or writes a start tag with names and values of attributes in turn. */
    private StringBuilder start(String name, String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            XmlText.append(out, attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(depth));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
