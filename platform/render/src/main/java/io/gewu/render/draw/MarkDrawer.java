package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import org.geotools.api.style.PointSymbolizer;

/** Puts a graphic on points, in the middle of lines and inside areas. */
final class MarkDrawer implements Drawer {
    private final GraphicSymbol symbol;

    MarkDrawer(PointSymbolizer symbolizer, Units units, Attributes attributes) {
        symbol = GraphicSymbol.of(symbolizer.getGraphic(), units.pixelsFor(symbolizer), attributes, false);
    }

    @Override
    public void draw(ScreenGeometry screen, Canvas canvas) {
        Path path = screen.path();
        if (screen.dimension() == 0) {
            for (int part = 0; part < path.parts(); part++) {
                int at = path.start(part);
                symbol.draw(screen.feature(), canvas, path.at(at), path.at(at + 1), 0);
            }
            return;
        }
        Anchor anchor = Anchor.of(screen);
        symbol.draw(screen.feature(), canvas, anchor.x(), anchor.y(), 0);
    }

    @Override
    public double reach() {
        return symbol.reach();
    }
}
