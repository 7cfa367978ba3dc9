package io.gewu.feature.xml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** The JDK's XML parser without anything that a document could make it do, and its failures in the server's form. */
final class SafeXml {
    private SafeXml() {}

    /** A factory of readers that fetch nothing and expand nothing. */
    static XMLInputFactory factory() {
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

    /** What is no XML, in the words of the parser, with the place. */
    static GewuException malformed(XMLStreamException broken, XmlFailures failures) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof GewuException known) {
                return known;
            }
        }
        if (broken.getNestedException() instanceof GewuException known) {
            return known;
        }
        Location at = broken.getLocation();
        String what = String.valueOf(broken.getMessage())
                .replaceAll("(?s)ParseError at \\[row,col\\]:\\[\\d+,\\d+\\]\\s*Message: ", "");
        GewuException failure = failures.failure(
                ErrorCode.MALFORMED,
                "",
                "Not well-formed XML: " + what,
                at == null ? 1 : Math.max(1, at.getLineNumber()),
                at == null ? 1 : Math.max(1, at.getColumnNumber()));
        failure.addSuppressed(broken);
        return failure;
    }
}
