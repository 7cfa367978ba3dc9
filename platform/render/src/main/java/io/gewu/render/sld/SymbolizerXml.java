package io.gewu.render.sld;

import io.gewu.feature.xml.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.PointSymbolizer;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Symbolizer;
import org.geotools.styling.UomOgcMapping;

/** Symbolizers with their units of measure and vendor options. */
final class SymbolizerXml {
    static final Set<String> NAMES =
            Set.of("PolygonSymbolizer", "LineSymbolizer", "PointSymbolizer", "TextSymbolizer", "RasterSymbolizer");

    private static final Set<String> OPTIONS = Set.of(
            "group",
            "spaceAround",
            "maxDisplacement",
            "followLine",
            "autoWrap",
            "repeat",
            "goodnessOfFit",
            "polygonAlign",
            "maxAngleDelta",
            "conflictResolution",
            "partials",
            "charSpacing",
            "forceLeftToRight");
    private static final Map<String, UomOgcMapping> UNITS = Map.of(
            "http://www.opengeospatial.org/se/units/metre", UomOgcMapping.METRE,
            "http://www.opengeospatial.org/se/units/foot", UomOgcMapping.FOOT,
            "http://www.opengeospatial.org/se/units/pixel", UomOgcMapping.PIXEL);

    private final Source source;
    private final GraphicXml graphics;
    private final TextXml texts;

    SymbolizerXml(Source source, Function<String, Optional<byte[]>> symbols) {
        this.source = source;
        graphics = new GraphicXml(source, symbols);
        texts = new TextXml(source, graphics);
    }

    Symbolizer symbolizer(XmlElement node) {
        Symbolizer symbolizer = switch (node.name()) {
            case "PolygonSymbolizer" -> polygon(node);
            case "LineSymbolizer" -> line(node);
            case "PointSymbolizer" -> point(node);
            case "TextSymbolizer" -> texts.text(node);
            default ->
                throw node.failure(
                        "<" + node.name()
                                + "> is not drawn here; expected PolygonSymbolizer, LineSymbolizer, PointSymbolizer or TextSymbolizer");
        };
        node.child("Geometry")
                .ifPresent(geometry ->
                        symbolizer.setGeometry(ExpressionXml.expression(geometry.only("PropertyName or Function"))));
        unit(node, symbolizer);
        options(node, symbolizer.getOptions(), OPTIONS);
        return symbolizer;
    }

    private PolygonSymbolizer polygon(XmlElement node) {
        PolygonSymbolizer polygon = GraphicXml.STYLES.createPolygonSymbolizer();
        node.child("Fill").ifPresent(fill -> polygon.setFill(graphics.fill(fill)));
        node.child("Stroke").ifPresent(stroke -> polygon.setStroke(graphics.stroke(stroke)));
        notDrawn(node, List.of("Displacement", "PerpendicularOffset"));
        return polygon;
    }

    private LineSymbolizer line(XmlElement node) {
        LineSymbolizer line = GraphicXml.STYLES.createLineSymbolizer();
        line.setStroke(node.child("Stroke").map(graphics::stroke).orElseGet(GraphicXml.STYLES::getDefaultStroke));
        notDrawn(node, List.of("PerpendicularOffset"));
        return line;
    }

    private PointSymbolizer point(XmlElement node) {
        PointSymbolizer point = GraphicXml.STYLES.createPointSymbolizer();
        point.setGraphic(graphics.graphic(node.child("Graphic").orElse(node)));
        return point;
    }

    private void notDrawn(XmlElement node, List<String> names) {
        for (XmlElement child : node.children()) {
            if (names.contains(child.name())) {
                source.warn(child, "<" + child.name() + "> of <" + node.name() + "> is not drawn");
            }
        }
    }

    private static void unit(XmlElement node, Symbolizer symbolizer) {
        String uom = node.attribute("uom");
        if (uom.isEmpty()) {
            return;
        }
        UomOgcMapping unit = UNITS.get(uom);
        if (unit == null) {
            throw node.failure("Unit \"" + uom + "\"; expected one of "
                    + String.join(", ", UNITS.keySet().stream().sorted().toList()));
        }
        symbolizer.setUnitOfMeasure(unit.getUnit());
    }

    /** Keeps the options that are known and warns of the others. */
    void options(XmlElement node, Map<String, String> into, Set<String> known) {
        for (XmlElement option : node.children("VendorOption")) {
            String name = option.attribute("name");
            if (known.contains(name)) {
                into.put(name, option.text());
            } else {
                source.warn(
                        option,
                        "VendorOption \"" + name + "\" is not known and has no effect; known here are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }
}
