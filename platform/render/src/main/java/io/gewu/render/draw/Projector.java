package io.gewu.render.draw;

import io.gewu.api.crs.CrsTransform;
import io.gewu.render.MapFrame;
import io.gewu.render.rasterizer.Path;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/** Puts geometries of one layer on the map, without the points that no pixel would show. Not thread safe. */
public final class Projector {
    /** Points nearer than this to the one before change nothing that can be seen, in pixels. */
    private static final double FINEST = 0.2;

    private final MathTransform transform;
    private final boolean same;
    private final double scaleX;
    private final double scaleY;
    private final double west;
    private final double north;
    private double[] buffer = new double[512];

    public Projector(MapFrame frame, CoordinateReferenceSystem layer) {
        transform = CrsTransform.between(layer, frame.crs()).math();
        same = transform.isIdentity();
        scaleX = frame.width() / frame.bounds().getWidth();
        scaleY = frame.height() / frame.bounds().getHeight();
        west = frame.bounds().getMinX();
        north = frame.bounds().getMaxY();
    }

    /** The transform from the layer to the frame; the identity if there is nothing to do. */
    public MathTransform transform() {
        return transform;
    }

    /**
     * Fills a path with a geometry; leaves it empty if a coordinate is no number there.
     *
     * @throws TransformException if a coordinate has no place in the frame's CRS
     */
    public void project(Geometry geometry, Path into) throws TransformException {
        into.reset();
        add(geometry, into);
        if (!into.isFinite()) {
            into.reset();
        }
    }

    private void add(Geometry geometry, Path into) throws TransformException {
        if (geometry instanceof Polygon polygon) {
            add(polygon.getExteriorRing(), into, true);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                add(polygon.getInteriorRingN(i), into, true);
            }
        } else if (geometry instanceof LineString line) {
            add(line, into, line instanceof LinearRing);
        } else if (geometry instanceof Point point) {
            if (!point.isEmpty()) {
                place(point.getCoordinateSequence(), into, false);
            }
        } else {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                add(geometry.getGeometryN(i), into);
            }
        }
    }

    private void add(LineString line, Path into, boolean ring) throws TransformException {
        if (!line.isEmpty()) {
            place(line.getCoordinateSequence(), into, ring);
        }
    }

    private void place(CoordinateSequence from, Path into, boolean ring) throws TransformException {
        int count = from.size();
        double[] raw = raw(from);
        if (!same) {
            transform.transform(raw, 0, buffer, 0, count);
            raw = buffer;
        }
        double lastX = (raw[0] - west) * scaleX;
        double lastY = (north - raw[1]) * scaleY;
        into.add(lastX, lastY);
        int end = 2 * (ring ? count - 1 : count);
        for (int i = 2; i < end; i += 2) {
            double x = (raw[i] - west) * scaleX;
            double y = (north - raw[i + 1]) * scaleY;
            if (Math.abs(x - lastX) + Math.abs(y - lastY) > FINEST || i == end - 2) {
                into.add(x, y);
                lastX = x;
                lastY = y;
            }
        }
        into.endPart(ring);
    }

    /** Ordinates x, y in turn; of the sequence's own array where it has one like that. */
    private double[] raw(CoordinateSequence from) {
        int count = from.size();
        if (buffer.length < 2 * count) {
            buffer = new double[4 * count];
        }
        if (from instanceof PackedCoordinateSequence.Double packed && packed.getDimension() == 2) {
            return packed.getRawCoordinates();
        }
        for (int i = 0; i < count; i++) {
            buffer[2 * i] = from.getX(i);
            buffer[2 * i + 1] = from.getY(i);
        }
        return buffer;
    }
}
