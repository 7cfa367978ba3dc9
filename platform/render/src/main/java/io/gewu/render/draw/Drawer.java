package io.gewu.render.draw;

/** A symbolizer made ready to draw. */
interface Drawer {
    void draw(ScreenGeometry screen, Canvas canvas);

    /** How far from its geometry it may draw, in pixels. */
    double reach();
}
