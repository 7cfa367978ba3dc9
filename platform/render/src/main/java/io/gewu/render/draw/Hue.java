package io.gewu.render.draw;

import io.gewu.render.raster.Ink;
import io.gewu.render.raster.Pixels;
import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import org.geotools.api.filter.expression.Expression;
import org.geotools.util.Converters;

/** A colour with its opacity: evaluated once if it is constant, else for each feature. */
final class Hue {
    private static final int MOST_REMEMBERED = 512;

    private final Expression color;
    private final Amount opacity;
    private final int otherwise;
    private final Map<Object, Ink> inks = new HashMap<>();
    private final boolean constant;

    private Hue(Expression color, Amount opacity, int otherwise, boolean constant) {
        this.color = color;
        this.opacity = opacity;
        this.otherwise = otherwise;
        this.constant = constant;
    }

    static Hue of(Expression color, Expression opacity, int otherwise, Attributes attributes) {
        Amount share = Amount.of(opacity, 1, 1, attributes);
        if (color == null || Expression.NIL.equals(color)) {
            return new Hue(Expression.NIL, share, otherwise, true);
        }
        if (Attributes.isConstant(color)) {
            return new Hue(Expression.NIL, share, rgb(color.evaluate(null), otherwise), true);
        }
        return new Hue(attributes.bind(color), share, otherwise, false);
    }

    Ink at(Object feature) {
        Object found = constant ? Hue.class : color.evaluate(feature);
        if (!opacity.isConstant() || found == null) {
            return make(found, feature);
        }
        Ink ink = inks.get(found);
        if (ink == null) {
            ink = make(found, feature);
            if (inks.size() < MOST_REMEMBERED) {
                inks.put(found, ink);
            }
        }
        return ink;
    }

    private Ink make(Object found, Object feature) {
        int rgb = constant ? otherwise : rgb(found, otherwise);
        return Ink.of(Pixels.premultiplied(rgb, opacity.at(feature)));
    }

    static int rgb(Object found, int otherwise) {
        if (found instanceof Color color) {
            return color.getRGB() & 0xffffff;
        }
        Color color = found == null ? null : Converters.convert(found, Color.class);
        return color == null ? otherwise : color.getRGB() & 0xffffff;
    }
}
