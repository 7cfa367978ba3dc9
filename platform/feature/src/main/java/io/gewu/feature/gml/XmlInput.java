package io.gewu.feature.gml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
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

    private final XMLStreamReader xml;
    private int depth;
    private boolean eastingFirst;

    private XmlInput(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Reads a document whose encoding it states itself. */
    public static XmlInput of(InputStream in) {
        try {
            return new XmlInput(factory().createXMLStreamReader(in));
        } catch (XMLStreamException broken) {
            throw malformed(broken);
        }
    }

    /** Reads a document from text. */
    public static XmlInput of(Reader in) {
        try {
            return new XmlInput(factory().createXMLStreamReader(in));
        } catch (XMLStreamException broken) {
            throw malformed(broken);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are not taken");
        });
        return factory;
    }

    /** From now on coordinates are easting first whatever their CRS is called, as in documents of WFS 1.0. */
    public XmlInput withEastingFirst() {
        eastingFirst = true;
        return this;
    }

    /** A CRS that the document names, in the axis order that the document means. */
    Crs crs(String name) {
        Crs crs = Crs.parse(name);
        return eastingFirst ? crs.eastingFirst() : crs;
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
            depth--;
            if (text.length() > MAX_TEXT) {
                throw fail(ErrorCode.MALFORMED, "A text is longer than " + MAX_TEXT + " characters");
            }
            return text.trim();
        } catch (XMLStreamException broken) {
            throw malformed(broken);
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

    private int next() {
        try {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw fail(ErrorCode.MALFORMED, "Elements are nested deeper than " + MAX_DEPTH);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
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
            throw malformed(broken);
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
        return new GewuException(
                code, locator, message + " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")");
    }

    private static GewuException malformed(XMLStreamException broken) {
        if (broken.getNestedException() instanceof GewuException known) {
            return known;
        }
        for (Throwable cause = broken.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof GewuException known) {
                return known;
            }
        }
        String where = broken.getLocation() == null
                ? ""
                : " (line " + broken.getLocation().getLineNumber() + ", column "
                        + broken.getLocation().getColumnNumber() + ")";
        String what = String.valueOf(broken.getMessage())
                .replaceAll("(?s)ParseError at \\[row,col\\]:\\[\\d+,\\d+\\]\\s*Message: ", "");
        return new GewuException(ErrorCode.MALFORMED, "", "Not well-formed XML: " + what + where, broken);
    }
}
