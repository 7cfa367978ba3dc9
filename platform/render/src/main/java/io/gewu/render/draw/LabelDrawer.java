package io.gewu.render.draw;

import io.gewu.render.label.Label;
import io.gewu.render.label.LabelCache;
import io.gewu.render.label.LabelOptions;
import io.gewu.render.label.TextStyle;
import io.gewu.render.rasterizer.LineClip;
import io.gewu.render.rasterizer.Paint;
import io.gewu.render.rasterizer.Path;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Halo;
import org.geotools.api.style.TextSymbolizer;

/** Hands labels to the board, which places them when all layers are drawn. */
final class LabelDrawer implements Drawer {
    private static final int LONGEST_TEXT = 1000;
    private static final double LARGEST_FONT = 400;

    private final LabelCache labelCache;
    private final Expression text;
    private final FontStyle font;
    private final ColorExpression color;
    private final Optional<ColorExpression> halo;
    private final NumberExpression haloRadius;
    private final NumberExpression priority;
    private final PlacementStyle place;
    private TextStyle lastLook;

    LabelDrawer(TextSymbolizer symbolizer, Units units, Attributes attributes, LabelCache labelCache) {
        double pixels = units.pixelsFor(symbolizer);
        this.labelCache = labelCache;
        text = attributes.bind(symbolizer.getLabel() == null ? Expression.NIL : symbolizer.getLabel());
        font = new FontStyle(symbolizer, pixels, attributes);
        Fill fill = symbolizer.getFill();
        color = ColorExpression.of(
                fill == null ? null : fill.getColor(), fill == null ? null : fill.getOpacity(), 0, attributes);
        Optional<Halo> around = Optional.ofNullable(symbolizer.getHalo());
        halo = around.map(h -> h.getFill() == null
                ? ColorExpression.of(null, null, 0xffffff, attributes)
                : ColorExpression.of(h.getFill().getColor(), h.getFill().getOpacity(), 0xffffff, attributes));
        haloRadius = around.map(h -> NumberExpression.of(h.getRadius(), 1, pixels, attributes))
                .orElse(NumberExpression.of(0));
        priority = NumberExpression.of(symbolizer.getPriority(), 0, 1, attributes);
        place = new PlacementStyle(symbolizer, units, attributes);
    }

    @Override
    public void draw(ScreenGeometry screen, Canvas canvas) {
        String words = words(text.evaluate(screen.feature()));
        Path path = screen.path();
        if (words.isEmpty()
                || labelCache.fonts().faces().isEmpty()
                || path.misses(labelCache.width(), labelCache.height(), 0)) {
            return;
        }
        TextStyle style = style(screen.feature());
        LabelOptions rules = place.rules(screen);
        int order = labelCache.next();
        double weight = priority.at(screen.feature());
        switch (rules.kind()) {
            case POINT ->
                labelCache.add(
                        this,
                        new Label(words, style, rules, weight, order, Optional.empty(), path.at(0), path.at(1), 0));
            case LINE -> line(screen, words, style, rules, weight, order);
            case AREA -> area(screen, words, style, rules, weight, order);
        }
    }

    private void line(
            ScreenGeometry screen, String words, TextStyle style, LabelOptions rules, double weight, int order) {
        Path path = screen.path();
        Path seen = new Path();
        new LineClip(0, 0, labelCache.width(), labelCache.height()).clip(path, seen);
        if (seen.isEmpty()) {
            return;
        }
        int longest = Anchor.longest(seen);
        Path one = new Path();
        for (int i = seen.start(longest); i < seen.end(longest); i += 2) {
            one.add(seen.at(i), seen.at(i + 1));
        }
        one.endPart(false);
        Anchor anchor = Anchor.middle(one, 0);
        double length = Anchor.length(one, 0);
        labelCache.add(
                this, new Label(words, style, rules, weight, order, Optional.of(one), anchor.x(), anchor.y(), length));
    }

    private void area(
            ScreenGeometry screen, String words, TextStyle style, LabelOptions rules, double weight, int order) {
        Path path = screen.path();
        double box = (path.maxX() - path.minX()) * (path.maxY() - path.minY());
        if (box < rules.fit() * style.size() * style.size() * 0.8) {
            return;
        }
        Anchor anchor = PointOnSurface.of(path, 0, 0, labelCache.width(), labelCache.height());
        Optional<Path> shape = rules.fit() > 0 || rules.alignToArea() || rules.alongLine()
                ? Optional.of(path.copy())
                : Optional.empty();
        labelCache.add(this, new Label(words, style, rules, weight, order, shape, anchor.x(), anchor.y(), box));
    }

    private TextStyle style(Object feature) {
        double size = Math.min(LARGEST_FONT, font.size(feature));
        Paint paint = color.at(feature);
        Paint around = halo.map(h -> h.at(feature)).orElse(paint);
        double radius = haloRadius.at(feature);
        if (lastLook != null
                && lastLook.size() == size
                && lastLook.paint() == paint
                && lastLook.halo() == around
                && lastLook.haloRadius() == radius
                && font.isConstant()) {
            return lastLook;
        }
        List<String> families = font.families(feature);
        lastLook = TextStyle.of(
                labelCache.fonts(),
                families,
                size,
                font.isBold(feature),
                font.isItalic(feature),
                font.spacing(),
                paint,
                around,
                radius);
        return lastLook;
    }

    /** The text of a value; whole numbers without a fraction. */
    private static String words(Object found) {
        if (found == null) {
            return "";
        }
        String words = found instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : found.toString().strip();
        return words.length() > LONGEST_TEXT ? words.substring(0, LONGEST_TEXT) : words;
    }

    /** Labels of features beyond the edge are not seen, so nothing more has to be asked for. */
    @Override
    public double reach() {
        return 0;
    }
}
