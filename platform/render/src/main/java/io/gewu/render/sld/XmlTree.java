package io.gewu.render.sld;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a document of bounded size into nodes; no DTD, no entities but XML's own. */
final class XmlTree {
    static final int MOST_BYTES = 4 << 20;
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final Source source;
    private final XMLStreamReader in;
    private final Deque<Node> open = new ArrayDeque<>();
    private int nodes;

    private XmlTree(Source source, XMLStreamReader in) {
        this.source = source;
        this.in = in;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static Node parse(Source source, byte[] document) {
        if (document.length > MOST_BYTES) {
            throw source.failure(1, 1, "The style has " + document.length + " bytes; expected at most " + MOST_BYTES);
        }
        try {
            return new XmlTree(source, FACTORY.createXMLStreamReader(new ByteArrayInputStream(document))).read();
        } catch (XMLStreamException malformed) {
            Location at = malformed.getLocation();
            String reason =
                    malformed.getMessage().replaceFirst("(?s)^.*Message: ", "").strip();
            throw source.failure(
                    at == null ? 1 : at.getLineNumber(), at == null ? 1 : at.getColumnNumber(), "Not XML: " + reason);
        }
    }

    private Node read() throws XMLStreamException {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().add(in.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Node done = open.pop();
                    if (open.isEmpty()) {
                        return done;
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw here("A document type or entity; expected none");
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        throw here("An empty document; expected a style");
    }

    private void start() {
        if (++nodes > MOST_NODES) {
            throw here("More than " + MOST_NODES + " elements");
        }
        if (open.size() >= DEEPEST) {
            throw here("Elements nested deeper than " + DEEPEST);
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        Node node = new Node(
                source,
                in.getLocalName(),
                in.getLocation().getLineNumber(),
                in.getLocation().getColumnNumber(),
                attributes);
        if (!open.isEmpty()) {
            open.peek().add(node);
        }
        open.push(node);
    }

    private RuntimeException here(String message) {
        return source.failure(in.getLocation().getLineNumber(), in.getLocation().getColumnNumber(), message);
    }
}
