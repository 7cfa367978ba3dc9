package io.gewu.render.draw;

import io.gewu.render.raster.Path;
import org.geotools.api.style.PointSymbolizer;

/** Puts a graphic on points, in the middle of lines and inside areas. */
final class MarkDrawer implements Drawer {
    private final Stamp stamp;

    MarkDrawer(PointSymbolizer symbolizer, Units units, Attributes attributes) {
        stamp = Stamp.of(symbolizer.getGraphic(), units.pixelsFor(symbolizer), attributes, false);
    }

    @Override
    public void draw(Subject subject, Canvas canvas) {
        Path path = subject.path();
        if (subject.dimension() == 0) {
            for (int part = 0; part < path.parts(); part++) {
                int at = path.start(part);
                stamp.draw(subject.feature(), canvas, path.at(at), path.at(at + 1), 0);
            }
            return;
        }
        Anchor anchor = Anchor.of(subject);
        stamp.draw(subject.feature(), canvas, anchor.x(), anchor.y(), 0);
    }

    @Override
    public double reach() {
        return stamp.reach();
    }
}
