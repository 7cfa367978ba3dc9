package io.gewu.ows.wfs;

import io.gewu.api.LocalizedText;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.ows.Markup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.geotools.geometry.jts.ReferencedEnvelope;

/** The capabilities document (OGC 09-025r2 clause 8). Constraints say what holds and nothing else. */
final class WfsCapabilities {
    static final List<String> SECTIONS = List.of(
            "ServiceIdentification", "ServiceProvider", "OperationsMetadata", "FeatureTypeList", "Filter_Capabilities");

    /** URNs by which every layer can be had, in this order. */
    private static final List<String> CRS_NAMES = List.of(
            "urn:ogc:def:crs:EPSG::4490",
            "urn:ogc:def:crs:EPSG::4326",
            "urn:ogc:def:crs:EPSG::3857",
            "urn:ogc:def:crs:EPSG::4547",
            "urn:ogc:def:crs:OGC:1.3:CRS84");

    private final Site site;
    private final TypeExtents extents;
    private final WfsCall call;
    private final Markup xml = new Markup();

    WfsCapabilities(Site site, TypeExtents extents, WfsCall call) {
        this.site = site;
        this.extents = extents;
        this.call = call;
    }

    /**
     * The document.
     *
     * @param layers those the caller may see
     * @param formats values of outputFormat
     * @param sections to write; empty for the root alone
     */
    String document(List<Layer> layers, List<String> formats, Set<String> sections, String sequence) {
        xml.open("wfs:WFS_Capabilities", rootAttributes(layers, sequence));
        if (sections.contains("ServiceIdentification")) {
            identification();
        }
        if (sections.contains("ServiceProvider")) {
            xml.open("ows:ServiceProvider")
                    .leaf("ows:ProviderName", site.provider())
                    .empty("ows:ServiceContact")
                    .close("ows:ServiceProvider");
        }
        if (sections.contains("OperationsMetadata")) {
            new OperationsPart(xml, call.address(), formats).write();
        }
        if (sections.contains("FeatureTypeList")) {
            xml.open("wfs:FeatureTypeList");
            layers.forEach(this::type);
            xml.close("wfs:FeatureTypeList");
        }
        if (sections.contains("Filter_Capabilities")) {
            FilterCapabilitiesPart.write(xml);
        }
        return xml.close("wfs:WFS_Capabilities").toString();
    }

    private static String[] rootAttributes(List<Layer> layers, String sequence) {
        TreeMap<String, String> namespaces = new TreeMap<>();
        layers.forEach(layer ->
                namespaces.put(layer.namespace().prefix(), layer.namespace().uri()));
        Stream<String> fixed = Stream.of(
                "version",
                WfsService.VERSION,
                "updateSequence",
                sequence,
                "xmlns:wfs",
                "http://www.opengis.net/wfs/2.0",
                "xmlns:ows",
                "http://www.opengis.net/ows/1.1",
                "xmlns:fes",
                "http://www.opengis.net/fes/2.0",
                "xmlns:gml",
                "http://www.opengis.net/gml/3.2",
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "xmlns:xs",
                "http://www.w3.org/2001/XMLSchema",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                "http://www.opengis.net/wfs/2.0 http://schemas.opengis.net/wfs/2.0/wfs.xsd");
        Stream<String> own =
                namespaces.entrySet().stream().flatMap(e -> Stream.of("xmlns:" + e.getKey(), e.getValue()));
        return Stream.concat(fixed, own).toArray(String[]::new);
    }

    private void identification() {
        xml.open("ows:ServiceIdentification")
                .leaf("ows:Title", text(site.title()))
                .leaf("ows:ServiceType", "WFS")
                .leaf("ows:ServiceTypeVersion", WfsService.VERSION)
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
        xml.leaf("wfs:Title", text(layer.title()));
        if (!text(layer.summary()).isEmpty()) {
            xml.leaf("wfs:Abstract", text(layer.summary()));
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
        String own = FeatureQuery.ownCrs(layer).spelling();
        xml.leaf("wfs:DefaultCRS", own);
        CRS_NAMES.stream().filter(name -> !name.equals(own)).forEach(name -> xml.leaf("wfs:OtherCRS", name));
        Optional<ReferencedEnvelope> box = extents.degrees(layer);
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

    private static String corner(double longitude, double latitude, RoundingMode outwards) {
        return degree(longitude, outwards) + " " + degree(latitude, outwards);
    }

    private static String degree(double degree, RoundingMode outwards) {
        return BigDecimal.valueOf(degree).setScale(7, outwards).toPlainString();
    }

    private String text(LocalizedText text) {
        Optional<Locale> language = call.language();
        return language.map(text::in).orElseGet(text::both);
    }
}
