package io.gewu.ows.wms;

import io.gewu.api.LocalizedText;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginRegistry;
import io.gewu.api.site.Site;
import io.gewu.feature.query.CallerLayers;
import io.gewu.feature.query.LayerExtents;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.geotools.geometry.jts.ReferencedEnvelope;

/** The capabilities of either version, written from the live catalog for one caller in one language. */
final class CapabilitiesDocument {
    private static final String WMS = "http://www.opengis.net/wms";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final WmsVersion version;
    private final Site site;
    private final LayerExtents extents;
    private final CallerLayers layers;
    private final Function<LocalizedText, String> language;
    private final String address;
    private XMLStreamWriter xml;

    /**
     * @param address {@code http://host:port/wms}, under which the client sees this service
     * @param language picks the text a client gets
     */
    CapabilitiesDocument(
            WmsVersion version,
            Site site,
            LayerExtents extents,
            CallerLayers layers,
            Function<LocalizedText, String> language,
            String address) {
        this.version = version;
        this.site = site;
        this.extents = extents;
        this.layers = layers;
        this.language = language;
        this.address = address;
    }

    void write(PluginRegistry plugins, LayerCatalog catalog, OutputStream out) throws IOException {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            root(Long.toString(catalog.revision()));
            service();
            xml.writeStartElement("Capability");
            requests();
            xml.writeStartElement("Exception");
            text("Format", version == WmsVersion.V1_3_0 ? "XML" : "application/vnd.ogc.se_xml");
            xml.writeEndElement();
            xml.writeStartElement("Layer");
            text("Title", language.apply(site.title()));
            for (Crs crs : site.crs()) {
                text(version.crsParameter(), crs.shortName());
            }
            groups(plugins, layers.all());
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failure) {
            throw new IOException("The client is gone or the document broke", failure);
        }
    }

    private void root(String updateSequence) throws XMLStreamException {
        if (version == WmsVersion.V1_3_0) {
            xml.writeStartElement("WMS_Capabilities");
            xml.writeDefaultNamespace(WMS);
            xml.writeNamespace("xlink", XLINK);
            xml.writeNamespace("xsi", XSI);
            xml.writeAttribute("version", version.number());
            xml.writeAttribute("updateSequence", updateSequence);
            xml.writeAttribute(
                    "xsi", XSI, "schemaLocation", WMS + " http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd");
        } else {
            xml.writeDTD("<!DOCTYPE WMT_MS_Capabilities SYSTEM"
                    + " \"http://schemas.opengis.net/wms/1.1.1/capabilities_1_1_1.dtd\">");
            xml.writeStartElement("WMT_MS_Capabilities");
            xml.writeNamespace("xlink", XLINK);
            xml.writeAttribute("version", version.number());
            xml.writeAttribute("updateSequence", updateSequence);
        }
    }

    private void service() throws XMLStreamException {
        xml.writeStartElement("Service");
        text("Name", version == WmsVersion.V1_3_0 ? "WMS" : "OGC:WMS");
        text("Title", language.apply(site.title()));
        link("OnlineResource", address);
        xml.writeStartElement("ContactInformation");
        xml.writeStartElement("ContactPersonPrimary");
        text("ContactPerson", "");
        text("ContactOrganization", site.provider());
        xml.writeEndElement();
        xml.writeEndElement();
        text("Fees", "none");
        text("AccessConstraints", "none");
        if (version == WmsVersion.V1_3_0) {
            text("LayerLimit", Integer.toString(MapRequest.MAX_LAYERS));
            text("MaxWidth", Integer.toString(MapRequest.MAX_SIDE));
            text("MaxHeight", Integer.toString(MapRequest.MAX_SIDE));
        }
        xml.writeEndElement();
    }

    private void requests() throws XMLStreamException {
        xml.writeStartElement("Request");
        request(
                "GetCapabilities",
                version == WmsVersion.V1_3_0 ? List.of("text/xml") : List.of("application/vnd.ogc.wms_xml"));
        request("GetMap", MapRequest.FORMATS);
        request("GetFeatureInfo", FeatureInfo.FORMATS);
        if (version == WmsVersion.V1_1_1) {
            request("GetLegendGraphic", List.of("image/png"));
        }
        xml.writeEndElement();
    }

    private void request(String name, List<String> formats) throws XMLStreamException {
        xml.writeStartElement(name);
        for (String format : formats) {
            text("Format", format);
        }
        xml.writeStartElement("DCPType");
        xml.writeStartElement("HTTP");
        xml.writeStartElement("Get");
        link("OnlineResource", address + "?");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void groups(PluginRegistry plugins, List<Layer> layers) throws XMLStreamException {
        for (Plugin plugin : plugins.plugins()) {
            List<Layer> own = layers.stream()
                    .filter(layer -> layer.plugin().equals(plugin.name()))
                    .filter(layer -> layer.geometry().isPresent())
                    .toList();
            if (!own.isEmpty()) {
                xml.writeStartElement("Layer");
                text("Title", plugin.title());
                for (Layer layer : own) {
                    layer(layer);
                }
                xml.writeEndElement();
            }
        }
    }

    private void layer(Layer layer) throws XMLStreamException {
        xml.writeStartElement("Layer");
        xml.writeAttribute("queryable", "1");
        xml.writeAttribute("opaque", "0");
        text("Name", layer.name());
        text("Title", language.apply(layer.title()));
        text("Abstract", language.apply(layer.description()));
        if (!layer.keywords().isEmpty()) {
            xml.writeStartElement("KeywordList");
            for (String keyword : layer.keywords()) {
                text("Keyword", keyword);
            }
            xml.writeEndElement();
        }
        boxes(layer);
        if (layer.isTemporal()) {
            time(layer);
        }
        for (String style : layer.styles()) {
            style(layer, style);
        }
        xml.writeEndElement();
    }

    private void boxes(Layer layer) throws XMLStreamException {
        ReferencedEnvelope world = extents.boxOrSite(layers, layer, Crs.crs84());
        if (version == WmsVersion.V1_3_0) {
            xml.writeStartElement("EX_GeographicBoundingBox");
            text("westBoundLongitude", number(world.getMinX()));
            text("eastBoundLongitude", number(world.getMaxX()));
            text("southBoundLatitude", number(world.getMinY()));
            text("northBoundLatitude", number(world.getMaxY()));
            xml.writeEndElement();
        } else {
            xml.writeEmptyElement("LatLonBoundingBox");
            corners(new double[] {world.getMinX(), world.getMinY(), world.getMaxX(), world.getMaxY()});
        }
        for (Crs offered : site.crs()) {
            Crs crs = version.crs(offered.shortName());
            xml.writeEmptyElement("BoundingBox");
            xml.writeAttribute(version.crsParameter(), crs.shortName());
            corners(crs.corners(extents.boxOrSite(layers, layer, crs)));
        }
    }

    private void corners(double[] numbers) throws XMLStreamException {
        xml.writeAttribute("minx", number(numbers[0]));
        xml.writeAttribute("miny", number(numbers[1]));
        xml.writeAttribute("maxx", number(numbers[2]));
        xml.writeAttribute("maxy", number(numbers[3]));
    }

    private void time(Layer layer) throws XMLStreamException {
        String values = extents.firstDay(layers, layer).orElse("1970-01-01") + "/"
                + java.time.LocalDate.now(java.time.ZoneOffset.UTC) + "/P1D";
        xml.writeStartElement("Dimension");
        xml.writeAttribute("name", "time");
        xml.writeAttribute("units", "ISO8601");
        if (version == WmsVersion.V1_3_0) {
            xml.writeAttribute("default", "current");
            xml.writeAttribute("current", "1");
            xml.writeCharacters(values);
            xml.writeEndElement();
        } else {
            xml.writeEndElement();
            xml.writeStartElement("Extent");
            xml.writeAttribute("name", "time");
            xml.writeAttribute("default", "current");
            xml.writeCharacters(values);
            xml.writeEndElement();
        }
    }

    private void style(Layer layer, String style) throws XMLStreamException {
        xml.writeStartElement("Style");
        text("Name", style);
        text("Title", style);
        xml.writeStartElement("LegendURL");
        xml.writeAttribute("width", "200");
        xml.writeAttribute("height", "200");
        text("Format", "image/png");
        link(
                "OnlineResource",
                address + "?SERVICE=WMS&VERSION=" + version.number()
                        + "&REQUEST=GetLegendGraphic&SLD_VERSION=1.1.0&FORMAT=image/png&LAYER=" + layer.name()
                        + "&STYLE="
                        + style);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void link(String element, String target) throws XMLStreamException {
        xml.writeEmptyElement(element);
        if (version == WmsVersion.V1_1_1) {
            xml.writeNamespace("xlink", XLINK);
        }
        xml.writeAttribute("xlink", XLINK, "type", "simple");
        xml.writeAttribute("xlink", XLINK, "href", target);
    }

    private void text(String element, String content) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.7f", value);
    }
}
