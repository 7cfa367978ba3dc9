package io.gewu.feature.fes;

import io.gewu.api.crs.Crs;
import java.util.Objects;
import net.sf.geographiclib.Geodesic;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * Whether geometries are within so many metres of a constant one. In degrees the nearest points are found after scaling
 * longitudes to the constant's latitude, and their distance is the geodesic on WGS 84: exact for points, good to some
 * parts in ten thousand for shapes within a city's reach. In projected CRSs the units count as metres.
 */
final class GroundDistance {
    private static final double METRES_PER_DEGREE = 110_574;

    private final Geometry constant;
    private final boolean geographic;
    private final double metres;
    private final AffineTransformation scaled;
    private final Geometry scaledConstant;
    private final double cosine;

    GroundDistance(Geometry constant, CoordinateReferenceSystem crs, double metres) {
        this.constant = constant;
        this.geographic = Crs.isGeographic(crs);
        this.metres = metres;
        this.cosine = geographic
                ? Math.max(
                        0.01,
                        Math.cos(Math.toRadians(constant.getEnvelopeInternal().centre().y)))
                : 1;
        this.scaled = AffineTransformation.scaleInstance(cosine, 1);
        this.scaledConstant = geographic ? scaled.transform(constant) : constant;
    }

    /**
     * The filter: a box of that size, so that the index helps, and the distance itself.
     *
     * @param property what should be near
     * @param crs of both, longitude or easting first
     */
    static Filter within(Expression property, Geometry constant, CoordinateReferenceSystem crs, double metres) {
        FilterFactory filters = FilterReader.FILTERS;
        GroundDistance ground = new GroundDistance(constant, crs, metres);
        Geometry box = constant.getFactory().toGeometry(ground.reach());
        return filters.and(
                filters.intersects(property, filters.literal(box)),
                filters.equals(new GroundDistanceFunction(property, ground), filters.literal(true)));
    }

    boolean holds(Geometry other) {
        if (!geographic) {
            return constant.isWithinDistance(other, metres);
        }
        Coordinate[] nearest = DistanceOp.nearestPoints(scaledConstant, scaled.transform(other));
        return Geodesic.WGS84.Inverse(nearest[0].y, nearest[0].x / cosine, nearest[1].y, nearest[1].x / cosine).s12
                <= metres;
    }

    /** A box that holds everything within the distance, in the constant's CRS. */
    Envelope reach() {
        Envelope box = new Envelope(constant.getEnvelopeInternal());
        if (geographic) {
            double degrees = metres / METRES_PER_DEGREE * 1.01;
            box.expandBy(degrees / cosine * 1.02, degrees);
        } else {
            box.expandBy(metres);
        }
        return box;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroundDistance that && metres == that.metres && constant.equals(that.constant);
    }

    @Override
    public int hashCode() {
        return Objects.hash(constant, metres);
    }
}
