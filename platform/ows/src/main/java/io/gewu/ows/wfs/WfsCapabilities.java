package io.gewu.ows.wfs;

import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import io.gewu.feature.xml.XmlBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.geometry.jts.ReferencedEnvelope;

/**
 * The capabilities documents of 2.0 and 1.1 (OGC 09-025r2 clause 8, 04-094 clause 13): they say what holds and nothing
 * else.
 */
final class WfsCapabilities {
    static final List<String> SECTIONS = List.of(
            "ServiceIdentification", "ServiceProvider", "OperationsMetadata", "FeatureTypeList", "Filter_Capabilities");

    private final ServiceDescription service;
    private final WfsVersion version;
    private final XmlBuilder xml = new XmlBuilder();

    WfsCapabilities(ServiceDescription service) {
        this.service = service;
        this.version = service.layers().version();
    }

    private boolean isNewest() {
        return version == WfsVersion.V2_0;
    }

    /**
     * The document.
     *
     * @param formats values of outputFormat
     * @param sections to write; empty for the root alone
     */
    String document(List<String> formats, Set<String> sections, String sequence) {
        List<Layer> layers = service.types();
        xml.open("wfs:WFS_Capabilities", rootAttributes(layers, sequence));
        if (sections.contains("ServiceIdentification")) {
            identification();
        }
        if (sections.contains("ServiceProvider")) {
            xml.open("ows:ServiceProvider")
                    .leaf("ows:ProviderName", service.site().provider())
                    .empty("ows:ServiceContact")
                    .close("ows:ServiceProvider");
        }
        if (sections.contains("OperationsMetadata")) {
            new OperationsPart(xml, service.call().address(), formats, version, service.isEditable()).write();
        }
        if (sections.contains("FeatureTypeList")) {
            xml.open("wfs:FeatureTypeList");
            layers.forEach(this::type);
            xml.close("wfs:FeatureTypeList");
        }
        if (sections.contains("Filter_Capabilities")) {
            if (isNewest()) {
                FilterCapabilitiesPart.write(xml);
            } else {
                OgcFilterCapabilities.write(xml, version);
            }
        }
        return xml.close("wfs:WFS_Capabilities").toString();
    }

    private String[] rootAttributes(List<Layer> layers, String sequence) {
        return WfsLayers.withNamespaces(
                layers,
                "version",
                version.number(),
                "updateSequence",
                sequence,
                "xmlns:wfs",
                version.namespace(),
                "xmlns:ows",
                isNewest() ? "http://www.opengis.net/ows/1.1" : "http://www.opengis.net/ows",
                isNewest() ? "xmlns:fes" : "xmlns:ogc",
                isNewest() ? "http://www.opengis.net/fes/2.0" : "http://www.opengis.net/ogc",
                "xmlns:gml",
                version.gml().namespace(),
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "xmlns:xs",
                "http://www.w3.org/2001/XMLSchema",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                version.namespace() + " http://schemas.opengis.net/wfs/" + (isNewest() ? "2.0" : "1.1.0") + "/wfs.xsd");
    }

    private void identification() {
        xml.open("ows:ServiceIdentification")
                .leaf("ows:Title", service.text(service.site().title()))
                .leaf("ows:ServiceType", "WFS")
                .leaf("ows:ServiceTypeVersion", version.number())
                .leaf("ows:Fees", "NONE")
                .leaf("ows:AccessConstraints", "NONE")
                .close("ows:ServiceIdentification");
    }

    private void type(Layer layer) {
        xml.open("wfs:FeatureType");
        xml.leaf(
                "wfs:Name",
                WfsLayers.qualified(layer),
                "xmlns:" + layer.namespace().prefix(),
                layer.namespace().uri());
        xml.leaf("wfs:Title", service.text(layer.title()));
        if (!service.text(layer.description()).isEmpty()) {
            xml.leaf("wfs:Abstract", service.text(layer.description()));
        }
        if (!layer.keywords().isEmpty()) {
            xml.open("ows:Keywords");
            layer.keywords().forEach(word -> xml.leaf("ows:Keyword", word));
            xml.close("ows:Keywords");
        }
        crs(layer);
        xml.close("wfs:FeatureType");
    }

    /**
     * Layers without geometry answer under any srsName as well, and are listed with the same ones: the standard's NoCRS
     * makes OGC's own test suite stop at the first such type.
     */
    private void crs(Layer layer) {
        String own = service.layers().ownCrs(layer).spelling();
        String word = isNewest() ? "CRS" : "SRS";
        xml.leaf("wfs:Default" + word, own);
        service.site().crs().stream()
                .map(Crs::urn)
                .filter(name -> !name.equals(own))
                .forEach(name -> xml.leaf("wfs:Other" + word, name));
        if (!isNewest()) {
            operations(layer);
        }
        Optional<ReferencedEnvelope> box = service.degrees(layer);
        if (box.isPresent()) {
            xml.open("ows:WGS84BoundingBox")
                    .leaf(
                            "ows:LowerCorner",
                            corner(box.get().getMinX(), box.get().getMinY(), RoundingMode.FLOOR))
                    .leaf(
                            "ows:UpperCorner",
                            corner(box.get().getMaxX(), box.get().getMaxY(), RoundingMode.CEILING))
                    .close("ows:WGS84BoundingBox");
        }
    }

    /** Until 1.1 each type says whether it can be edited. */
    private void operations(Layer layer) {
        xml.open("wfs:Operations").leaf("wfs:Operation", "Query");
        if (service.editable().test(layer)) {
            List.of("Insert", "Update", "Delete", "Lock").forEach(name -> xml.leaf("wfs:Operation", name));
        }
        xml.close("wfs:Operations");
    }

    private static String corner(double longitude, double latitude, RoundingMode outwards) {
        return degree(longitude, outwards) + " " + degree(latitude, outwards);
    }

    static String degree(double degree, RoundingMode outwards) {
        return BigDecimal.valueOf(degree).setScale(7, outwards).toPlainString();
    }
}
