package io.gewu.render.sld;

import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.style.Font;
import org.geotools.api.style.Halo;
import org.geotools.api.style.LabelPlacement;
import org.geotools.api.style.LinePlacement;
import org.geotools.api.style.TextSymbolizer;

/** Text symbolizers. */
final class TextXml {
    private static final List<String> FONT = List.of("font-family", "font-style", "font-weight", "font-size");
    private static final double ANY = Double.MAX_VALUE;

    private final Source source;
    private final GraphicXml graphics;

    TextXml(Source source, GraphicXml graphics) {
        this.source = source;
        this.graphics = graphics;
    }

    TextSymbolizer text(XmlElement node) {
        TextSymbolizer text = GraphicXml.STYLES.createTextSymbolizer();
        text.setLabel(node.child("Label").map(ExpressionXml::mixed).orElse(null));
        text.fonts().addAll(node.children("Font").stream().map(TextXml::font).toList());
        text.setLabelPlacement(
                node.child("LabelPlacement").map(TextXml::placement).orElse(null));
        node.child("Halo").ifPresent(halo -> text.setHalo(halo(halo)));
        text.setFill(node.child("Fill")
                .map(graphics::fill)
                .orElseGet(() -> GraphicXml.STYLES.createFill(ExpressionXml.FILTERS.literal("#000000"))));
        node.child("Priority").ifPresent(priority -> text.setPriority(ExpressionXml.mixed(priority)));
        node.child("Graphic").ifPresent(graphic -> source.warn(graphic, "A graphic behind a label is not drawn"));
        return text;
    }

    /** One font; several families in one parameter are separated by commas. */
    private static Font font(XmlElement node) {
        List<Expression> families = new ArrayList<>();
        for (XmlElement child : node.children()) {
            if (child.attribute("name").equals("font-family")) {
                if (child.children().isEmpty()) {
                    for (String family : child.text().split(",", -1)) {
                        families.add(ExpressionXml.FILTERS.literal(
                                family.replaceAll("['\"]", "").strip()));
                    }
                } else {
                    families.add(ExpressionXml.mixed(child));
                }
            }
        }
        Parameters parameters = new Parameters(node, FONT);
        return GraphicXml.STYLES.font(
                families,
                parameters.text("font-style", "normal"),
                parameters.text("font-weight", "normal"),
                parameters.number("font-size", 10));
    }

    private Halo halo(XmlElement node) {
        return GraphicXml.STYLES.halo(
                node.child("Fill")
                        .map(graphics::fill)
                        .orElseGet(() -> GraphicXml.STYLES.createFill(ExpressionXml.FILTERS.literal("#ffffff"))),
                node.child("Radius")
                        .map(radius -> Parameters.number(radius, 0, ANY))
                        .orElse(ExpressionXml.FILTERS.literal(1.0)));
    }

    private static LabelPlacement placement(XmlElement node) {
        XmlElement kind = node.only("PointPlacement or LinePlacement");
        return switch (kind.name()) {
            case "PointPlacement" ->
                GraphicXml.STYLES.pointPlacement(
                        kind.child("AnchorPoint").map(GraphicXml::anchor).orElse(null),
                        kind.child("Displacement").map(GraphicXml::displacement).orElse(null),
                        kind.child("Rotation")
                                .map(n -> Parameters.number(n, -ANY, ANY))
                                .orElse(ExpressionXml.FILTERS.literal(0)));
            case "LinePlacement" -> line(kind);
            default -> throw kind.failure("<" + kind.name() + ">; expected PointPlacement or LinePlacement");
        };
    }

    private static LinePlacement line(XmlElement node) {
        LinePlacement line = GraphicXml.STYLES.createLinePlacement(node.child("PerpendicularOffset")
                .map(n -> Parameters.number(n, -ANY, ANY))
                .orElse(ExpressionXml.FILTERS.literal(0)));
        line.setRepeated(node.child("IsRepeated")
                .map(n -> n.text().equals("true") || n.text().equals("1"))
                .orElse(false));
        return line;
    }
}
