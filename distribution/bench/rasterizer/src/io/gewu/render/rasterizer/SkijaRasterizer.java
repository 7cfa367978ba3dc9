package io.gewu.render.rasterizer;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.PaintStrokeJoin;
import io.github.humbleui.skija.PathEffect;
import io.github.humbleui.skija.PathFillMode;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Draws with Skia on the CPU. The picture lives outside of Java: {@link #close} brings it into the pixels. */
final class SkijaRasterizer implements Rasterizer, AutoCloseable {
    private final Pixels pixels;
    private final Bitmap bitmap = new Bitmap();
    private final Canvas canvas;
    private final io.github.humbleui.skija.Path shape = new io.github.humbleui.skija.Path();
    private final io.github.humbleui.skija.Paint fill = new io.github.humbleui.skija.Paint();
    private final io.github.humbleui.skija.Paint pen = new io.github.humbleui.skija.Paint();
    private StrokeStyle lastStyle;
    private float[] ordinates = new float[256];

    SkijaRasterizer(Pixels pixels) {
        this.pixels = pixels;
        bitmap.allocPixels(ImageInfo.makeN32Premul(pixels.width(), pixels.height()));
        memory().put(pixels.argb());
        canvas = new Canvas(bitmap);
        fill.setAntiAlias(true);
        pen.setAntiAlias(true).setMode(PaintMode.STROKE).setStrokeMiter((float) Stroker.MITER_LIMIT);
    }

    private IntBuffer memory() {
        return bitmap.peekPixels().order(ByteOrder.nativeOrder()).asIntBuffer();
    }

    @Override
    public Pixels pixels() {
        return pixels;
    }

    @Override
    public void fill(Path area, FillRule rule, Paint paint) {
        fill.setColor(straight(paint));
        load(area);
        shape.setFillMode(rule == FillRule.EVEN_ODD ? PathFillMode.EVEN_ODD : PathFillMode.WINDING);
        canvas.drawPath(shape, fill);
    }

    @Override
    public void stroke(Path lines, StrokeStyle style, Paint paint) {
        if (!style.equals(lastStyle)) {
            use(style);
        }
        pen.setColor(straight(paint));
        load(lines);
        canvas.drawPath(shape, pen);
    }

    private void use(StrokeStyle style) {
        lastStyle = style;
        pen.setStrokeWidth((float) style.width());
        pen.setStrokeJoin(PaintStrokeJoin.valueOf(style.join().name()));
        pen.setStrokeCap(PaintStrokeCap.valueOf(style.cap().name()));
        pen.setPathEffect(
                style.dashes().length == 0 ? null : PathEffect.makeDash(style.dashes(), (float) style.dashOffset()));
    }

    /** One call into native code a part, not a corner. */
    private void load(Path path) {
        shape.rewind();
        for (int part = 0; part < path.parts(); part++) {
            int start = path.start(part);
            int length = path.end(part) - start;
            if (ordinates.length != length) {
                ordinates = new float[length];
            }
            for (int i = 0; i < length; i++) {
                ordinates[i] = (float) path.at(start + i);
            }
            shape.addPoly(ordinates, path.isRing(part));
        }
    }

    private static int straight(Paint paint) {
        int alpha = paint.color() >>> 24;
        int straight = alpha << 24;
        for (int shift = 0; shift < 24 && alpha > 0; shift += 8) {
            straight |= Math.min(255, ((paint.color() >> shift & 255) * 255 + alpha / 2) / alpha) << shift;
        }
        return straight;
    }

    @Override
    public Rasterizer onto(Pixels other) {
        return new SkijaRasterizer(other);
    }

    @Override
    public void close() {
        memory().get(pixels.argb());
        canvas.close();
        bitmap.close();
        shape.close();
        fill.close();
        pen.close();
    }
}
