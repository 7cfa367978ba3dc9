package io.gewu.render.sld;

import io.gewu.feature.xml.XmlElement;
import io.gewu.render.draw.MarkShapes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.style.AnchorPoint;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Graphic;
import org.geotools.api.style.GraphicalSymbol;
import org.geotools.api.style.Mark;
import org.geotools.api.style.Stroke;
import org.geotools.api.style.StyleFactory;
import org.geotools.factory.CommonFactoryFinder;

/** Fills, strokes, marks and graphics. */
final class GraphicXml {
    static final StyleFactory STYLES = CommonFactoryFinder.getStyleFactory();

    private static final List<String> FILL = List.of("fill", "fill-opacity");
    private static final List<String> STROKE = List.of(
            "stroke",
            "stroke-width",
            "stroke-opacity",
            "stroke-linejoin",
            "stroke-linecap",
            "stroke-dasharray",
            "stroke-dashoffset");
    private static final double ANY = Double.MAX_VALUE;

    private final Source source;
    private final Function<String, Optional<byte[]>> symbols;

    /** Images are taken from a plugin's own files. */
    GraphicXml(Source source, Function<String, Optional<byte[]>> symbols) {
        this.source = source;
        this.symbols = symbols;
    }

    Fill fill(XmlElement node) {
        Parameters parameters = new Parameters(node, FILL);
        Fill fill = STYLES.createFill(parameters.color("fill", "#808080"), parameters.share("fill-opacity"));
        node.child("GraphicFill").ifPresent(graphic -> fill.setGraphicFill(graphic(graphic.required("Graphic"))));
        return fill;
    }

    Stroke stroke(XmlElement node) {
        Parameters parameters = new Parameters(node, STROKE);
        Stroke stroke = STYLES.createStroke(
                parameters.color("stroke", "#000000"),
                parameters.number("stroke-width", 1),
                parameters.share("stroke-opacity"));
        stroke.setLineJoin(parameters.word("stroke-linejoin", List.of("miter", "mitre", "round", "bevel")));
        stroke.setLineCap(parameters.word("stroke-linecap", List.of("butt", "round", "square")));
        stroke.setDashOffset(parameters.number("stroke-dashoffset", 0));
        if (parameters.has("stroke-dasharray")) {
            stroke.setDashArray(dashes(parameters.node("stroke-dasharray")));
        }
        node.child("GraphicStroke").ifPresent(graphic -> stroke.setGraphicStroke(graphic(graphic.required("Graphic"))));
        if (node.child("GraphicFill").isPresent()) {
            source.warn(node, "GraphicFill of a stroke is not drawn; its colour is");
        }
        return stroke;
    }

    private static List<Expression> dashes(XmlElement node) {
        String[] words = node.text().split("[\\s,]+", -1);
        double sum = 0;
        Expression[] dashes = new Expression[words.length];
        for (int i = 0; i < words.length; i++) {
            double length;
            try {
                length = Double.parseDouble(words[i]);
            } catch (NumberFormatException notANumber) {
                throw node.failure("Dash \"" + words[i] + "\"; expected numbers with spaces between");
            }
            if (!(length >= 0 && length < 1e6)) {
                throw node.failure("Dash " + words[i] + "; expected 0 or more");
            }
            sum += length;
            dashes[i] = ExpressionXml.FILTERS.literal(length);
        }
        if (sum == 0) {
            throw node.failure("All dashes are 0; expected at least one that is longer");
        }
        return List.of(dashes);
    }

    Graphic graphic(XmlElement node) {
        List<XmlElement> kinds = node.children().stream()
                .filter(child -> child.name().equals("Mark") || child.name().equals("ExternalGraphic"))
                .toList();
        GraphicalSymbol symbol = kinds.isEmpty()
                ? mark("square", node)
                : kinds.get(0).name().equals("Mark")
                        ? mark(kinds.get(0))
                        : ExternalGraphicXml.picture(kinds.get(0), symbols);
        Graphic graphic = STYLES.graphic(
                List.of(symbol),
                node.child("Opacity").map(n -> Parameters.number(n, 0, 1)).orElse(ExpressionXml.FILTERS.literal(1.0)),
                node.child("Size").map(n -> Parameters.number(n, 0, ANY)).orElse(Expression.NIL),
                node.child("Rotation")
                        .map(n -> Parameters.number(n, -ANY, ANY))
                        .orElse(ExpressionXml.FILTERS.literal(0)),
                node.child("AnchorPoint").map(GraphicXml::anchor).orElse(null),
                node.child("Displacement").map(GraphicXml::displacement).orElse(null));
        node.child("Gap").ifPresent(gap -> graphic.setGap(Parameters.number(gap, 0, ANY)));
        node.child("InitialGap").ifPresent(gap -> graphic.setInitialGap(Parameters.number(gap, 0, ANY)));
        return graphic;
    }

    static AnchorPoint anchor(XmlElement node) {
        return STYLES.anchorPoint(
                Parameters.number(node.required("AnchorPointX"), -ANY, ANY),
                Parameters.number(node.required("AnchorPointY"), -ANY, ANY));
    }

    static Displacement displacement(XmlElement node) {
        return STYLES.displacement(
                Parameters.number(node.required("DisplacementX"), -ANY, ANY),
                Parameters.number(node.required("DisplacementY"), -ANY, ANY));
    }

    private Mark mark(XmlElement node) {
        String name = node.child("WellKnownName").map(XmlElement::text).orElse("square");
        if (node.child("WellKnownName").isEmpty()
                && node.child("OnlineResource")
                        .or(() -> node.child("InlineContent"))
                        .isPresent()) {
            throw node.failure("A mark from a file; expected <WellKnownName>");
        }
        if (!MarkShapes.names().contains(name)) {
            throw node.failure("Mark \"" + name + "\"; expected one of " + String.join(", ", MarkShapes.names()));
        }
        return mark(name, node);
    }

    /** Without fill and stroke a mark is grey with a black edge (OGC 05-077r4, clause 11.3.2). */
    private Mark mark(String name, XmlElement node) {
        Mark mark = STYLES.createMark();
        mark.setWellKnownName(ExpressionXml.FILTERS.literal(name));
        Optional<XmlElement> fill = node.child("Fill");
        Optional<XmlElement> stroke = node.child("Stroke");
        if (fill.isPresent() || stroke.isPresent()) {
            mark.setFill(fill.map(this::fill).orElse(null));
            mark.setStroke(stroke.map(this::stroke).orElse(null));
        } else {
            mark.setFill(
                    STYLES.createFill(ExpressionXml.FILTERS.literal("#808080"), ExpressionXml.FILTERS.literal(1.0)));
        }
        return mark;
    }
}
