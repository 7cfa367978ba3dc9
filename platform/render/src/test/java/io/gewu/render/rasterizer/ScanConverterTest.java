package io.gewu.render.rasterizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.render.rasterizer.Rasterizer.FillRule;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares coverage with counting points inside, as the JDK's geometry sees it. */
final class ScanConverterTest {
    private static final int SIZE = 40;
    private static final int SUB = 16;
    private static final int BLACK = 0xff000000;
    private static final List<StrokeStyle.Join> JOINS =
            List.of(StrokeStyle.Join.MITER, StrokeStyle.Join.BEVEL, StrokeStyle.Join.ROUND);
    private static final List<StrokeStyle.Cap> CAPS =
            List.of(StrokeStyle.Cap.BUTT, StrokeStyle.Cap.SQUARE, StrokeStyle.Cap.ROUND);

    @Test
    void aPixelIsCoveredAsFarAsTheShapeGoes() {
        Random random = new Random(42);
        for (int run = 0; run < 60; run++) {
            Path path = new Path();
            Path2D shape = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (int i = 0; i < 3; i++) {
                double x = random.nextDouble() * 80 - 20;
                double y = random.nextDouble() * 80 - 20;
                path.add(x, y);
                if (i == 0) {
                    shape.moveTo(x, y);
                } else {
                    shape.lineTo(x, y);
                }
            }
            path.endPart(true);
            shape.closePath();
            ScanConverter coverage = new ScanConverter(SIZE, SIZE);
            Pixels pixels = new Pixels(SIZE, SIZE);
            coverage.add(path);
            coverage.paint(pixels, Paint.of(BLACK), FillRule.EVEN_ODD);
            assertSame(pixels, shape, run);
        }
    }

    @Test
    void aLineIsAsWideAsItsPen() {
        Random random = new Random(4);
        for (int run = 0; run < 60; run++) {
            Path path = new Path();
            Path2D shape = new Path2D.Double();
            boolean ring = run % 3 == 0;
            for (int i = 0; i < 3; i++) {
                double x = random.nextDouble() * 60 - 10;
                double y = random.nextDouble() * 60 - 10;
                path.add(x, y);
                if (i == 0) {
                    shape.moveTo(x, y);
                } else {
                    shape.lineTo(x, y);
                }
            }
            path.endPart(ring);
            if (ring) {
                shape.closePath();
            }
            StrokeStyle.Join join = JOINS.get(run % 3);
            StrokeStyle.Cap cap = CAPS.get(run / 3 % 3);
            double width = 1 + random.nextInt(6);
            Shape stroked = new BasicStroke((float) width, awt(cap), awt(join), 4).createStrokedShape(shape);
            ScanConverter coverage = new ScanConverter(SIZE, SIZE);
            Pixels pixels = new Pixels(SIZE, SIZE);
            new Stroker(coverage).stroke(path, new StrokeStyle(width, join, cap, new float[0], 0));
            coverage.paint(pixels, Paint.of(BLACK), FillRule.NON_ZERO);
            assertSame(pixels, stroked, run);
        }
    }

    @Test
    void absurdCoordinatesDoNoHarm() {
        double[] absurd = {0, -1, 1e300, -1e300, 1e12, Double.NaN, Double.POSITIVE_INFINITY, 39.999999, 40, 1e-300};
        Random random = new Random(9);
        ScanConverter coverage = new ScanConverter(SIZE, SIZE);
        Stroker stroker = new Stroker(coverage);
        for (int run = 0; run < 3000; run++) {
            Path path = new Path();
            for (int i = 0; i < 4; i++) {
                path.add(absurd[random.nextInt(absurd.length)], absurd[random.nextInt(absurd.length)]);
            }
            path.endPart(run % 2 == 0);
            Pixels pixels = new Pixels(SIZE, SIZE);
            coverage.add(path);
            coverage.paint(pixels, Paint.of(BLACK), FillRule.EVEN_ODD);
            stroker.stroke(
                    path, new StrokeStyle(3, StrokeStyle.Join.ROUND, StrokeStyle.Cap.ROUND, new float[] {4, 2}, 1));
            coverage.paint(pixels, Paint.of(BLACK), FillRule.NON_ZERO);
        }
        Pixels clean = new Pixels(SIZE, SIZE);
        coverage.paint(clean, Paint.of(BLACK), FillRule.EVEN_ODD);
        assertThat(clean.argb()).containsOnly(0);
    }

    @Test
    void dashesAreAsLongAsAsked() {
        Path path = new Path();
        path.add(0, 20);
        path.add(40, 20);
        path.endPart(false);
        ScanConverter coverage = new ScanConverter(SIZE, SIZE);
        Pixels pixels = new Pixels(SIZE, SIZE);
        new Stroker(coverage)
                .stroke(path, new StrokeStyle(2, StrokeStyle.Join.MITER, StrokeStyle.Cap.BUTT, new float[] {6, 4}, 3));
        coverage.paint(pixels, Paint.of(BLACK), FillRule.NON_ZERO);
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < SIZE; x++) {
            row.append(pixels.argb()[20 * SIZE + x] == BLACK ? '#' : '.');
        }
        assertThat(row).hasToString("###....######....######....######....###");
    }

    @Test
    void halfOverHalfIsThreeQuarters() {
        Pixels pixels = new Pixels(1, 1);
        int half = Pixels.premultiplied(0x000000, 0.5);
        pixels.blend(0, 0, half, 255);
        pixels.blend(0, 0, half, 255);
        assertThat(pixels.argb()[0] >>> 24).isBetween(191, 192);
    }

    private static void assertSame(Pixels pixels, Shape shape, int run) {
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int inside = 0;
                for (double down = 0.5; down < SUB; down++) {
                    for (double right = 0.5; right < SUB; right++) {
                        inside += shape.contains(x + right / SUB, y + down / SUB) ? 1 : 0;
                    }
                }
                double expected = inside * 255.0 / (SUB * SUB);
                int found = pixels.argb()[y * SIZE + x] >>> 24;
                boolean whole = inside == 0 || inside == SUB * SUB;
                // where edges of one shape cross within a pixel, exact area by sums may differ
                assertThat(Math.abs(found - expected))
                        .as("run %d, pixel %d, %d", run, x, y)
                        .isLessThan(whole ? 24 : 130);
            }
        }
    }

    private static int awt(StrokeStyle.Join join) {
        return switch (join) {
            case MITER -> BasicStroke.JOIN_MITER;
            case BEVEL -> BasicStroke.JOIN_BEVEL;
            case ROUND -> BasicStroke.JOIN_ROUND;
        };
    }

    private static int awt(StrokeStyle.Cap cap) {
        return switch (cap) {
            case BUTT -> BasicStroke.CAP_BUTT;
            case SQUARE -> BasicStroke.CAP_SQUARE;
            case ROUND -> BasicStroke.CAP_ROUND;
        };
    }
}
