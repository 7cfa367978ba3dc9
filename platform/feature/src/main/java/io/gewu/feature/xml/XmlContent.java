package io.gewu.feature.xml;

/** What an element holds, in document order: text and elements. */
public sealed interface XmlContent permits XmlElement, XmlContent.Text {
    /**
     * Characters between tags.
     *
     * @param characters as written, white space included
     */
    record Text(String characters) implements XmlContent {}
}
