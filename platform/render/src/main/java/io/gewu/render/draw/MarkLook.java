package io.gewu.render.draw;

import io.gewu.render.raster.Ink;
import io.gewu.render.raster.Path;
import io.gewu.render.raster.Pen;
import java.util.Optional;
import org.geotools.api.style.Mark;

/** A mark made ready. */
final class MarkLook {
    private final String name;
    private final Path shape;
    private final Optional<Hue> fill;
    private final Optional<LineLook> outline;

    MarkLook(Mark mark, double pixels, Attributes attributes) {
        Object found =
                mark.getWellKnownName() == null ? null : mark.getWellKnownName().evaluate(null);
        name = found == null ? "square" : found.toString().trim();
        shape = MarkShapes.of(name).or(() -> MarkShapes.of("square")).orElseThrow();
        fill = Optional.ofNullable(mark.getFill())
                .map(look -> Hue.of(look.getColor(), look.getOpacity(), 0x808080, attributes));
        outline = Optional.ofNullable(mark.getStroke()).map(look -> new LineLook(look, pixels, attributes));
    }

    boolean isHatch() {
        return MarkShapes.isHatch(name);
    }

    Path shape() {
        return shape;
    }

    double reach() {
        return outline.map(LineLook::reach).orElse(0.0);
    }

    void draw(Object feature, Canvas canvas, Path path, double opacity) {
        if (path.misses(canvas.pixels().width(), canvas.pixels().height(), reach())) {
            return;
        }
        if (fill.isPresent() && path.isRing(0)) {
            canvas.coverage().add(path);
            canvas.coverage().fill(canvas.pixels(), faded(fill.get().at(feature), opacity));
        }
        if (outline.isPresent()) {
            Pen pen = outline.get().pen(feature);
            if (pen.width() > 0) {
                canvas.stroker().stroke(path, pen);
                canvas.coverage().fillUnion(canvas.pixels(), faded(outline.get().ink(feature), opacity));
            }
        }
    }

    private static Ink faded(Ink ink, double opacity) {
        return opacity >= 1 ? ink : Ink.of(Shade.of(ink.color(), Math.max(0, opacity)));
    }
}
