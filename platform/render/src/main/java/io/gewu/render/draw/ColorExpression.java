package io.gewu.render.draw;

import io.gewu.render.rasterizer.Paint;
import io.gewu.render.rasterizer.Pixels;
import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import org.geotools.api.filter.expression.Expression;
import org.geotools.util.Converters;

/** A colour with its opacity: evaluated once if it is constant, else for each feature. */
final class ColorExpression {
    private static final int MOST_REMEMBERED = 512;

    private final Expression color;
    private final NumberExpression opacity;
    private final int otherwise;
    private final Map<Object, Paint> paints = new HashMap<>();
    private final boolean constant;

    private ColorExpression(Expression color, NumberExpression opacity, int otherwise, boolean constant) {
        this.color = color;
        this.opacity = opacity;
        this.otherwise = otherwise;
        this.constant = constant;
    }

    static ColorExpression of(Expression color, Expression opacity, int otherwise, Attributes attributes) {
        NumberExpression share = NumberExpression.of(opacity, 1, 1, attributes);
        if (color == null || Expression.NIL.equals(color)) {
            return new ColorExpression(Expression.NIL, share, otherwise, true);
        }
        if (Attributes.isConstant(color)) {
            return new ColorExpression(Expression.NIL, share, rgb(color.evaluate(null), otherwise), true);
        }
        return new ColorExpression(attributes.bind(color), share, otherwise, false);
    }

    Paint at(Object feature) {
        Object found = constant ? ColorExpression.class : color.evaluate(feature);
        if (!opacity.isConstant() || found == null) {
            return make(found, feature);
        }
        Paint paint = paints.get(found);
        if (paint == null) {
            paint = make(found, feature);
            if (paints.size() < MOST_REMEMBERED) {
                paints.put(found, paint);
            }
        }
        return paint;
    }

    private Paint make(Object found, Object feature) {
        int rgb = constant ? otherwise : rgb(found, otherwise);
        return Paint.of(Pixels.premultiplied(rgb, opacity.at(feature)));
    }

    static int rgb(Object found, int otherwise) {
        if (found instanceof Color color) {
            return color.getRGB() & 0xffffff;
        }
        Color color = found == null ? null : Converters.convert(found, Color.class);
        return color == null ? otherwise : color.getRGB() & 0xffffff;
    }
}
