package io.gewu.render.rasterizer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.color.ColorSpace;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Draws with the JDK's own renderer (Marlin): what the rasteriser is measured beside, and a second opinion on its
 * pictures. Colours only, no tiles.
 */
public final class Java2dRasterizer implements Rasterizer {
    private static final DirectColorModel PREMULTIPLIED = new DirectColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            32,
            0x00ff0000,
            0x0000ff00,
            0x000000ff,
            0xff000000,
            true,
            DataBufferInt.TYPE_INT);

    private final Pixels pixels;
    private final Graphics2D graphics;
    private final Path2D shape = new Path2D.Double();
    private Paint lastPaint = Paint.of(0);
    private StrokeStyle lastStyle = StrokeStyle.solid(1);

    public Java2dRasterizer(Pixels pixels) {
        this.pixels = pixels;
        graphics = image(pixels).createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(new Color(0, true));
        graphics.setStroke(stroke(lastStyle));
    }

    /** An image over the pixels themselves. */
    private static BufferedImage image(Pixels pixels) {
        DataBufferInt buffer = new DataBufferInt(pixels.argb(), pixels.argb().length);
        WritableRaster raster = Raster.createPackedRaster(
                buffer, pixels.width(), pixels.height(), pixels.width(), PREMULTIPLIED.getMasks(), null);
        return new BufferedImage(PREMULTIPLIED, raster, true, null);
    }

    @Override
    public Pixels pixels() {
        return pixels;
    }

    @Override
    public void fill(Path area, FillRule rule, Paint paint) {
        use(paint);
        shape.setWindingRule(rule == FillRule.EVEN_ODD ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
        graphics.fill(shape(area));
    }

    @Override
    public void stroke(Path lines, StrokeStyle style, Paint paint) {
        use(paint);
        if (!style.equals(lastStyle)) {
            graphics.setStroke(stroke(style));
            lastStyle = style;
        }
        graphics.draw(shape(lines));
    }

    @Override
    public Rasterizer onto(Pixels other) {
        return new Java2dRasterizer(other);
    }

    private void use(Paint paint) {
        if (!paint.isSolid()) {
            throw new IllegalArgumentException("Tiles are not drawn with Java2D");
        }
        if (paint != lastPaint) {
            graphics.setColor(new Color(PREMULTIPLIED.getRGB(paint.color()), true));
            lastPaint = paint;
        }
    }

    private Shape shape(Path path) {
        shape.reset();
        for (int part = 0; part < path.parts(); part++) {
            int start = path.start(part);
            shape.moveTo(path.at(start), path.at(start + 1));
            for (int i = start + 2; i < path.end(part); i += 2) {
                shape.lineTo(path.at(i), path.at(i + 1));
            }
            if (path.isRing(part)) {
                shape.closePath();
            }
        }
        return shape;
    }

    private static BasicStroke stroke(StrokeStyle style) {
        int join = switch (style.join()) {
            case MITER -> BasicStroke.JOIN_MITER;
            case BEVEL -> BasicStroke.JOIN_BEVEL;
            case ROUND -> BasicStroke.JOIN_ROUND;
        };
        int cap = switch (style.cap()) {
            case BUTT -> BasicStroke.CAP_BUTT;
            case SQUARE -> BasicStroke.CAP_SQUARE;
            case ROUND -> BasicStroke.CAP_ROUND;
        };
        float[] dashes = style.dashes().length == 0 ? null : style.dashes();
        return new BasicStroke(
                (float) style.width(), cap, join, (float) Stroker.MITER_LIMIT, dashes, (float) style.dashOffset());
    }
}
