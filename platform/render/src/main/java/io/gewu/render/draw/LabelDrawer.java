package io.gewu.render.draw;

import io.gewu.render.label.Label;
import io.gewu.render.label.LabelBoard;
import io.gewu.render.label.LabelRules;
import io.gewu.render.label.TextLook;
import io.gewu.render.raster.Ink;
import io.gewu.render.raster.LineClip;
import io.gewu.render.raster.Path;
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

    private final LabelBoard board;
    private final Expression text;
    private final FontLook font;
    private final Hue color;
    private final Optional<Hue> halo;
    private final Amount haloRadius;
    private final Amount priority;
    private final LabelPlace place;
    private TextLook lastLook;

    LabelDrawer(TextSymbolizer symbolizer, Units units, Attributes attributes, LabelBoard board) {
        double pixels = units.pixelsFor(symbolizer);
        this.board = board;
        text = attributes.bind(symbolizer.getLabel() == null ? Expression.NIL : symbolizer.getLabel());
        font = new FontLook(symbolizer, pixels, attributes);
        Fill fill = symbolizer.getFill();
        color = Hue.of(fill == null ? null : fill.getColor(), fill == null ? null : fill.getOpacity(), 0, attributes);
        Optional<Halo> around = Optional.ofNullable(symbolizer.getHalo());
        halo = around.map(h -> h.getFill() == null
                ? Hue.of(null, null, 0xffffff, attributes)
                : Hue.of(h.getFill().getColor(), h.getFill().getOpacity(), 0xffffff, attributes));
        haloRadius =
                around.map(h -> Amount.of(h.getRadius(), 1, pixels, attributes)).orElse(Amount.of(0));
        priority = Amount.of(symbolizer.getPriority(), 0, 1, attributes);
        place = new LabelPlace(symbolizer, units, attributes);
    }

    @Override
    public void draw(Subject subject, Canvas canvas) {
        String words = words(text.evaluate(subject.feature()));
        Path path = subject.path();
        if (words.isEmpty() || board.fonts().faces().isEmpty() || path.misses(board.width(), board.height(), 0)) {
            return;
        }
        TextLook look = look(subject.feature());
        LabelRules rules = place.rules(subject);
        int order = board.next();
        double weight = priority.at(subject.feature());
        switch (rules.kind()) {
            case POINT ->
                board.add(
                        this,
                        new Label(words, look, rules, weight, order, Optional.empty(), path.at(0), path.at(1), 0));
            case LINE -> line(subject, words, look, rules, weight, order);
            case AREA -> area(subject, words, look, rules, weight, order);
        }
    }

    private void line(Subject subject, String words, TextLook look, LabelRules rules, double weight, int order) {
        Path path = subject.path();
        Path seen = new Path();
        LineClip.clip(path, seen, 0, 0, board.width(), board.height());
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
        board.add(this, new Label(words, look, rules, weight, order, Optional.of(one), anchor.x(), anchor.y(), length));
    }

    private void area(Subject subject, String words, TextLook look, LabelRules rules, double weight, int order) {
        Path path = subject.path();
        double box = (path.maxX() - path.minX()) * (path.maxY() - path.minY());
        if (box < rules.fit() * look.size() * look.size() * 0.8) {
            return;
        }
        Anchor anchor = InnerPoint.of(path, 0, 0, board.width(), board.height());
        Optional<Path> shape = rules.fit() > 0 || rules.alignToArea() || rules.alongLine()
                ? Optional.of(path.copy())
                : Optional.empty();
        board.add(this, new Label(words, look, rules, weight, order, shape, anchor.x(), anchor.y(), box));
    }

    private TextLook look(Object feature) {
        double size = Math.min(LARGEST_FONT, font.size(feature));
        Ink ink = color.at(feature);
        Ink around = halo.map(h -> h.at(feature)).orElse(ink);
        double radius = haloRadius.at(feature);
        if (lastLook != null
                && lastLook.size() == size
                && lastLook.ink() == ink
                && lastLook.halo() == around
                && lastLook.haloRadius() == radius
                && font.isConstant()) {
            return lastLook;
        }
        List<String> families = font.families(feature);
        lastLook = TextLook.of(
                board.fonts(),
                families,
                size,
                font.isBold(feature),
                font.isItalic(feature),
                font.spacing(),
                ink,
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
