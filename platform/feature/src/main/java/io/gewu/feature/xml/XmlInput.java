package io.gewu.feature.xml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of a client, read forward only: no DTD, no entity but the five of XML, no fetch, bounded depth. Failures name
 * line and column. For one thread.
 */
public final class XmlInput {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_TEXT = 20_000_000;

    /** Of one tree: some fifty megabytes. */
    private static final int MAX_ELEMENTS = 250_000;

    private final XMLStreamReader xml;
    private final XmlFailures failures;
    private final Deque<Integer> declaring = new ArrayDeque<>();
    private Prefixes prefixes = Prefixes.NONE;
    private int depth;

    private XmlInput(XMLStreamReader xml, XmlFailures failures) {
        this.xml = xml;
        this.failures = failures;
    }

    /** Reads a document whose encoding it states itself. */
    public static XmlInput of(InputStream in) {
        return of(in, XmlFailures.IN_MESSAGE);
    }

    /**
     * Reads a document whose encoding it states itself.
     *
     * @param failures how failures say where they are
     */
    public static XmlInput of(InputStream in, XmlFailures failures) {
        try {
            return new XmlInput(SafeXml.factory().createXMLStreamReader(in), failures);
        } catch (XMLStreamException broken) {
            throw SafeXml.malformed(broken, failures);
        }
    }

    /** Reads a document from text. */
    public static XmlInput of(Reader in) {
        try {
            return new XmlInput(SafeXml.factory().createXMLStreamReader(in), XmlFailures.IN_MESSAGE);
        } catch (XMLStreamException broken) {
            throw SafeXml.malformed(broken, XmlFailures.IN_MESSAGE);
        }
    }

    /** Moves to the root element. */
    public XmlInput root() {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and white space before the root
        }
        return this;
    }

    /**
     * Moves to the next child element of the element that {@code parentDepth} was taken in, or past its end.
     *
     * @param parentDepth what {@link #depth()} was at the parent's start
     * @return whether there is a child
     */
    public boolean nextChild(int parentDepth) {
        while (true) {
            if (depth < parentDepth) {
                return false;
            }
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && depth == parentDepth + 1) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth < parentDepth) {
                return false;
            }
        }
    }

    /** How many elements are open here; take it at an element's start and give it to {@link #nextChild}. */
    public int depth() {
        return depth;
    }

    public String name() {
        return xml.getLocalName();
    }

    public String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** The namespace bound to a prefix at this place; empty text for none. */
    public String namespace(String prefix) {
        String bound = xml.getNamespaceURI(prefix);
        return bound == null ? "" : bound;
    }

    /** An attribute by its local name, in any namespace; empty text when absent. */
    public String attribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return xml.getAttributeValue(i).trim();
            }
        }
        return "";
    }

    /** Whether the element has an attribute of this local name, be it empty. */
    public boolean hasAttribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return true;
            }
        }
        return false;
    }

    /** The text of this element, which has no children; moves past its end. */
    public String text() {
        try {
            String text = xml.getElementText();
            close();
            if (text.length() > MAX_TEXT) {
                throw fail(ErrorCode.MALFORMED, "A text is longer than " + MAX_TEXT + " characters");
            }
            return text.trim();
        } catch (XMLStreamException broken) {
            throw SafeXml.malformed(broken, failures);
        }
    }

    /**
     * The text of this element, or, where it holds elements, empty after each of them was read.
     *
     * @param child reads one child element, at whose start the input then stands, and moves past its end
     */
    public Optional<String> textOrChild(Runnable child) {
        int here = depth;
        StringBuilder text = new StringBuilder();
        boolean hasChild = false;
        while (depth >= here) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                hasChild = true;
                child.run();
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return hasChild ? Optional.empty() : Optional.of(text.toString().trim());
    }

    /** Skips this element with all it holds. */
    public void skip() {
        int start = depth;
        while (depth >= start) {
            next();
        }
    }

    /**
     * This element with all it holds, for readers of filters, geometries and styles; moves past its end.
     *
     * @throws GewuException {@code MALFORMED} also for more elements or text than one of those needs
     */
    public XmlElement element() {
        Deque<Open> open = new ArrayDeque<>();
        open.push(opened());
        int elements = 1;
        long characters = 0;
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS) {
                        throw fail(ErrorCode.MALFORMED, "More than " + MAX_ELEMENTS + " elements in one");
                    }
                    open.push(opened());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    characters += xml.getTextLength();
                    if (characters > MAX_TEXT) {
                        throw fail(ErrorCode.MALFORMED, "A text is longer than " + MAX_TEXT + " characters");
                    }
                    open.element().content().add(new XmlContent.Text(xml.getText()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Open done = open.pop();
                    XmlElement element = new XmlElement(done.start(), done.content());
                    if (open.isEmpty()) {
                        return element;
                    }
                    open.element().content().add(element);
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    private record Open(XmlElement.Start start, List<XmlContent> content) {}

    private Open opened() {
        Map<String, String> attributes = Map.of();
        if (xml.getAttributeCount() > 0) {
            attributes = new HashMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                attributes.putIfAbsent(
                        xml.getAttributeLocalName(i), xml.getAttributeValue(i).trim());
            }
        }
        Location at = xml.getLocation();
        return new Open(
                new XmlElement.Start(
                        namespace(), name(), attributes, prefixes, failures, at.getLineNumber(), at.getColumnNumber()),
                new ArrayList<>(2));
    }

    private void declare() {
        if (xml.getNamespaceCount() == 0) {
            return;
        }
        Map<String, String> declared = new HashMap<>();
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            String uri = xml.getNamespaceURI(i);
            declared.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
        }
        prefixes = new Prefixes(declared, prefixes);
        declaring.push(depth);
    }

    private void close() {
        if (!declaring.isEmpty() && declaring.element() == depth) {
            declaring.pop();
            prefixes = prefixes.outer();
        }
        depth--;
    }

    private int next() {
        try {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw fail(ErrorCode.MALFORMED, "Elements are nested deeper than " + MAX_DEPTH);
                    }
                    declare();
                }
                case XMLStreamConstants.END_ELEMENT -> close();
                case XMLStreamConstants.DTD ->
                    throw fail(ErrorCode.MALFORMED, "A document type declaration is not taken");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw fail(ErrorCode.MALFORMED, "Entity references are not taken");
                default -> {
                    // text and comments between elements mean nothing here
                }
            }
            return event;
        } catch (XMLStreamException broken) {
            throw SafeXml.malformed(broken, failures);
        } catch (java.util.NoSuchElementException ended) {
            throw fail(ErrorCode.MALFORMED, "The document ends too early");
        }
    }

    /** A failure at this place. */
    public GewuException fail(ErrorCode code, String message) {
        return fail(code, "", message);
    }

    /** A failure at this place about a parameter. */
    public GewuException fail(ErrorCode code, String locator, String message) {
        Location at = xml.getLocation();
        return failures.failure(code, locator, message, at.getLineNumber(), at.getColumnNumber());
    }
}
