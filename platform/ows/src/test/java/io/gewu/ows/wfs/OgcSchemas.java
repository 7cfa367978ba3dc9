package io.gewu.ows.wfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Validates documents against OGC's own schemas, without a network. */
final class OgcSchemas {
    private static final String HOST = "http://schemas.opengis.net/";
    private static final Map<String, Schema> KNOWN = new HashMap<>();

    private OgcSchemas() {}

    /** What is wrong with a document that WFS 2.0 defines. */
    static List<String> faults(String document) {
        return faults(document, List.of());
    }

    /** What is wrong with a document whose features the application schemas define. */
    static List<String> faults(String document, List<String> applicationSchemas) {
        return faults(document, applicationSchemas, "wfs/2.0/wfs.xsd", "gml/3.2.1/gml.xsd");
    }

    /**
     * What is wrong with a document of any service.
     *
     * @param own paths of OGC's schemas that define it
     */
    static synchronized List<String> faults(String document, List<String> applicationSchemas, String... own) {
        try {
            String key = String.join(" ", own) + String.join("\n", applicationSchemas);
            Schema schema = KNOWN.get(key);
            if (schema == null) {
                schema = compile(applicationSchemas, own);
                KNOWN.put(key, schema);
            }
            List<String> faults = new ArrayList<>();
            Validator validator = schema.newValidator();
            validator.setErrorHandler(new Collector(faults));
            validator.validate(new StreamSource(new StringReader(document)));
            return faults;
        } catch (SAXException | IOException failure) {
            return List.of(failure.toString());
        }
    }

    private static Schema compile(List<String> applicationSchemas, String... own) throws SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> input(systemId, base));
        List<Source> sources = new ArrayList<>();
        for (String path : own) {
            sources.add(source(HOST + path));
        }
        for (int i = 0; i < applicationSchemas.size(); i++) {
            sources.add(new StreamSource(new StringReader(applicationSchemas.get(i)), "memory:/" + i + ".xsd"));
        }
        return factory.newSchema(sources.toArray(new Source[0]));
    }

    private static Source source(String address) {
        return new StreamSource(stream(address), address);
    }

    private static LSInput input(String systemId, String base) {
        if (systemId == null) {
            return null;
        }
        String address = base == null
                ? systemId
                : URI.create(base).resolve(systemId.trim()).toString();
        try {
            DOMImplementationLS dom = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            LSInput input = dom.createLSInput();
            input.setSystemId(address);
            input.setByteStream(stream(address));
            return input;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static InputStream stream(String address) {
        String path = address.startsWith(HOST)
                ? "/ogc/" + address.substring(HOST.length())
                : "/schemas/" + address.substring(address.lastIndexOf('/') + 1);
        InputStream stream = OgcSchemas.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("No schema at " + address + " (" + path + ")");
        }
        return stream;
    }

    private record Collector(List<String> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // of no account
        }

        @Override
        public void error(SAXParseException fault) {
            faults.add(fault.getLineNumber() + ": " + fault.getMessage());
        }

        @Override
        public void fatalError(SAXParseException fault) {
            error(fault);
        }
    }
}
