package io.gewu.render.rasterizer;

/** Covers each pixel by the exact area of a shape in it, see {@link ScanConverter}. Takes 4 bytes a pixel. */
public final class ExactAreaRasterizer implements Rasterizer {
    private final Pixels pixels;
    private final ScanConverter coverage;
    private final Stroker stroker;

    private ExactAreaRasterizer(Pixels pixels, ScanConverter coverage, Stroker stroker) {
        this.pixels = pixels;
        this.coverage = coverage;
        this.stroker = stroker;
    }

    /** Draws into pixels. */
    public static Rasterizer on(Pixels pixels) {
        ScanConverter coverage = new ScanConverter(pixels.width(), pixels.height());
        return new ExactAreaRasterizer(pixels, coverage, new Stroker(coverage));
    }

    @Override
    public Pixels pixels() {
        return pixels;
    }

    @Override
    public void fill(Path area, FillRule rule, Paint paint) {
        coverage.add(area);
        coverage.paint(pixels, paint, rule);
    }

    @Override
    public void stroke(Path lines, StrokeStyle style, Paint paint) {
        stroker.stroke(lines, style);
        coverage.paint(pixels, paint, FillRule.NON_ZERO);
    }

    @Override
    public Rasterizer onto(Pixels other) {
        return new ExactAreaRasterizer(other, coverage, stroker);
    }
}
