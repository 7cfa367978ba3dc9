package io.gewu.ows.wfs;

import io.gewu.api.layer.Layer;
import io.gewu.feature.xml.XmlBuilder;
import java.math.RoundingMode;
import java.util.List;
import org.geotools.geometry.jts.ReferencedEnvelope;

/** The capabilities document of WFS 1.0 (OGC 02-058 clause 12.3). */
final class Wfs10Capabilities {
    private final ServiceDescription service;
    private final XmlBuilder xml = new XmlBuilder();

    Wfs10Capabilities(ServiceDescription service) {
        this.service = service;
    }

    String document(String sequence) {
        List<Layer> layers = service.types();
        xml.open("wfs:WFS_Capabilities", rootAttributes(layers, sequence));
        xml.open("wfs:Service")
                .leaf("wfs:Name", "WFS")
                .leaf("wfs:Title", service.text(service.site().title()))
                .leaf("wfs:OnlineResource", service.call().address())
                .leaf("wfs:Fees", "NONE")
                .leaf("wfs:AccessConstraints", "NONE")
                .close("wfs:Service");
        operations(service.isEditable());
        xml.open("wfs:FeatureTypeList")
                .open("wfs:Operations")
                .empty("wfs:Query")
                .close("wfs:Operations");
        layers.forEach(this::type);
        xml.close("wfs:FeatureTypeList");
        OgcFilterCapabilities.write(xml, WfsVersion.V1_0);
        return xml.close("wfs:WFS_Capabilities").toString();
    }

    private static String[] rootAttributes(List<Layer> layers, String sequence) {
        return WfsLayers.withNamespaces(
                layers,
                "version",
                WfsVersion.V1_0.number(),
                "updateSequence",
                sequence,
                "xmlns:wfs",
                WfsVersion.V1_0.namespace(),
                "xmlns:ogc",
                "http://www.opengis.net/ogc",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                "http://www.opengis.net/wfs http://schemas.opengis.net/wfs/1.0.0/WFS-capabilities.xsd");
    }

    private void operations(boolean canEdit) {
        xml.open("wfs:Capability").open("wfs:Request");
        operation("GetCapabilities", "", true);
        operation("DescribeFeatureType", "SchemaDescriptionLanguage/XMLSCHEMA", true);
        if (canEdit) {
            operation("Transaction", "", false);
        }
        operation("GetFeature", "ResultFormat/GML2", true);
        if (canEdit) {
            operation("GetFeatureWithLock", "ResultFormat/GML2", true);
            operation("LockFeature", "", true);
        }
        xml.close("wfs:Request").close("wfs:Capability");
    }

    private void operation(String name, String format, boolean get) {
        xml.open("wfs:" + name);
        if (!format.isEmpty()) {
            String[] parts = format.split("/", 2);
            xml.open("wfs:" + parts[0]).empty("wfs:" + parts[1]).close("wfs:" + parts[0]);
        }
        if (get) {
            way("Get", service.call().address() + "?");
        }
        way("Post", service.call().address());
        xml.close("wfs:" + name);
    }

    private void way(String method, String address) {
        xml.open("wfs:DCPType")
                .open("wfs:HTTP")
                .empty("wfs:" + method, "onlineResource", address)
                .close("wfs:HTTP")
                .close("wfs:DCPType");
    }

    private void type(Layer layer) {
        xml.open("wfs:FeatureType")
                .leaf("wfs:Name", WfsLayers.qualified(layer))
                .leaf("wfs:Title", service.text(layer.title()));
        if (!service.text(layer.description()).isEmpty()) {
            xml.leaf("wfs:Abstract", service.text(layer.description()));
        }
        if (!layer.keywords().isEmpty()) {
            xml.leaf("wfs:Keywords", String.join(", ", layer.keywords()));
        }
        xml.leaf("wfs:SRS", service.layers().ownCrs(layer).spelling());
        xml.open("wfs:Operations").empty("wfs:Query");
        if (service.editable().test(layer)) {
            List.of("Insert", "Update", "Delete", "Lock").forEach(name -> xml.empty("wfs:" + name));
        }
        xml.close("wfs:Operations");
        service.degrees(layer).ifPresent(this::box);
        xml.close("wfs:FeatureType");
    }

    private void box(ReferencedEnvelope box) {
        xml.empty(
                "wfs:LatLongBoundingBox",
                "minx",
                WfsCapabilities.degree(box.getMinX(), RoundingMode.FLOOR),
                "miny",
                WfsCapabilities.degree(box.getMinY(), RoundingMode.FLOOR),
                "maxx",
                WfsCapabilities.degree(box.getMaxX(), RoundingMode.CEILING),
                "maxy",
                WfsCapabilities.degree(box.getMaxY(), RoundingMode.CEILING));
    }
}
