package io.gewu.render.draw;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.style.Font;
import org.geotools.api.style.TextSymbolizer;

/** The font of a label made ready. */
final class FontStyle {
    private static final double SIZE = 10;

    private final List<Expression> families;
    private final Expression style;
    private final Expression weight;
    private final NumberExpression size;
    private final double spacing;
    private final boolean constant;

    FontStyle(TextSymbolizer symbolizer, double pixels, Attributes attributes) {
        Font font = symbolizer.fonts().isEmpty() ? null : symbolizer.fonts().get(0);
        families = symbolizer.fonts().stream()
                .flatMap(f -> f.getFamily().stream())
                .map(attributes::bind)
                .toList();
        style = bind(font == null ? null : font.getStyle(), attributes);
        weight = bind(font == null ? null : font.getWeight(), attributes);
        size = NumberExpression.of(font == null ? null : font.getSize(), SIZE, pixels, attributes);
        spacing = Options.number(symbolizer, "charSpacing", 0) * pixels;
        constant = Attributes.isConstant(style)
                && Attributes.isConstant(weight)
                && families.stream().allMatch(Attributes::isConstant);
    }

    private static Expression bind(Expression expression, Attributes attributes) {
        return expression == null ? Expression.NIL : attributes.bind(expression);
    }

    /** Whether all but the size is the same for all features. */
    boolean isConstant() {
        return constant;
    }

    double size(Object feature) {
        return size.at(feature);
    }

    double spacing() {
        return spacing;
    }

    List<String> families(Object feature) {
        return families.stream()
                .map(family -> family.evaluate(feature))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    boolean isBold(Object feature) {
        return word(weight, feature).equals("bold");
    }

    boolean isItalic(Object feature) {
        String word = word(style, feature);
        return word.equals("italic") || word.equals("oblique");
    }

    private static String word(Expression expression, Object feature) {
        Object found = expression.evaluate(feature);
        return found == null ? "" : found.toString().trim().toLowerCase(Locale.ROOT);
    }
}
