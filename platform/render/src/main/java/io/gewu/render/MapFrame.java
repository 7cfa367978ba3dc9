package io.gewu.render;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;

/**
 * What a map shows and how large it is.
 *
 * @param bounds x east and y north, not empty; outer edges of the outermost pixels. Its CRS is east (longitude) first;
 *     one that is north first is replaced by its east-first twin, the numbers are not
 * @param width in pixels
 * @param height in pixels
 * @param dpi pixels an inch of the medium; {@link #STANDARD_DPI} unless the client says otherwise. Widths, marks and
 *     text of styles grow with it
 * @param background colour 0xRRGGBB
 * @param transparent whether pixels that nothing is drawn on stay transparent
 */
public record MapFrame(
        ReferencedEnvelope bounds, int width, int height, double dpi, int background, boolean transparent) {
    /** Pixels an inch when a pixel is 0.28 mm wide (OGC 06-042, clause 7.2.4.6.9). */
    public static final double STANDARD_DPI = 25.4 / 0.28;

    /** The largest map: 100 million pixels would take 1.2 GB. Protocols set lower limits. */
    public static final long MOST_PIXELS = 64L << 20;

    private static final double METRES_PER_DEGREE = 6378137 * Math.PI / 180;
    private static final double MOST_DPI = 2400;

    /**
     * Checks what was asked for.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if a size or the box cannot be drawn
     */
    public MapFrame {
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "WIDTH",
                    "Map of " + width + " x " + height + " pixels; expected at least 1 x 1 and at most " + MOST_PIXELS
                            + " pixels");
        }
        if (bounds.isNull()
                || bounds.getCoordinateReferenceSystem() == null
                || !(bounds.getWidth() > 0)
                || !(bounds.getHeight() > 0)
                || !Double.isFinite(bounds.getWidth() + bounds.getHeight())) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "BBOX",
                    "Box " + bounds + "; expected minimum below maximum, and a CRS");
        }
        if (!(dpi > 0 && dpi <= MOST_DPI)) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER, "DPI", "dpi " + dpi + "; expected more than 0, at most " + MOST_DPI);
        }
        bounds = new ReferencedEnvelope(bounds, Crs.eastingFirst(bounds.getCoordinateReferenceSystem()));
    }

    /** An opaque map on white at the standard resolution. */
    public static MapFrame of(ReferencedEnvelope bounds, int width, int height) {
        return new MapFrame(bounds, width, height, STANDARD_DPI, 0xffffff, false);
    }

    /** The map's CRS, east first. */
    public CoordinateReferenceSystem crs() {
        return bounds.getCoordinateReferenceSystem();
    }

    /** How much larger than in a standard map symbols are, in pixels. */
    public double symbolScale() {
        return dpi / STANDARD_DPI;
    }

    /** Width of a pixel on the ground; degrees count as on the equator, as OGC prescribes. */
    public double metresPerPixel() {
        double units = bounds.getWidth() / width;
        if (CRS.getHorizontalCRS(crs()) instanceof GeographicCRS) {
            return units * METRES_PER_DEGREE;
        }
        return units * Crs.metresPerUnit(crs());
    }

    /** Denominator of the map's scale on its medium; with the standard resolution OGC's 0.28 mm rule. */
    public double scaleDenominator() {
        return metresPerPixel() * dpi / 0.0254;
    }
}
