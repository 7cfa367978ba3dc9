package io.gewu.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * The geometry blob of OGC 12-128r17 (GeoPackage 1.3) clause 2.1.3: a header with the envelope, then WKB. Reading is
 * our own because it is half the time of every map: coordinates go straight into packed arrays.
 */
final class GeoPackageGeometry {
    private static final GeometryFactory FACTORY = new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
    private static final int MAX_PARTS = 10_000_000;
    private static final int ENVELOPE_BYTES = 32;
    private static final int EMPTY_FLAG = 0x10;

    private GeoPackageGeometry() {}

    /** The blob of a geometry, little-endian, with an XY envelope unless it is empty. */
    static byte[] encode(Geometry geometry, int srsId) {
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
        boolean empty = geometry.isEmpty();
        ByteBuffer out = ByteBuffer.allocate(8 + (empty ? 0 : ENVELOPE_BYTES) + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (empty ? 0x01 | EMPTY_FLAG : 0x01 | (1 << 1)))
                .putInt(srsId);
        if (!empty) {
            Envelope box = geometry.getEnvelopeInternal();
            out.putDouble(box.getMinX())
                    .putDouble(box.getMaxX())
                    .putDouble(box.getMinY())
                    .putDouble(box.getMaxY());
        }
        return out.put(wkb).array();
    }

    /** Whether the blob holds no coordinate. */
    static boolean isEmpty(byte[] blob) {
        return (blob[3] & EMPTY_FLAG) != 0;
    }

    /** The envelope, from the header where it is there. */
    static Envelope envelope(byte[] blob) {
        if (((blob[3] >> 1) & 0x07) == 0) {
            return decode(blob).getEnvelopeInternal();
        }
        ByteBuffer in =
                ByteBuffer.wrap(blob).order((blob[3] & 1) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return new Envelope(in.getDouble(8), in.getDouble(16), in.getDouble(24), in.getDouble(32));
    }

    /**
     * The geometry of a blob; Z and M are dropped.
     *
     * @throws IllegalArgumentException if the bytes are no GeoPackage geometry
     */
    static Geometry decode(byte[] blob) {
        if (blob.length < 13 || blob[0] != 'G' || blob[1] != 'P') {
            throw new IllegalArgumentException("Not a GeoPackage geometry");
        }
        int envelope = switch ((blob[3] >> 1) & 0x07) {
            case 0 -> 0;
            case 1 -> 32;
            case 2, 3 -> 48;
            case 4 -> 64;
            default -> throw new IllegalArgumentException("Not a GeoPackage geometry: unknown envelope");
        };
        ByteBuffer in = ByteBuffer.wrap(blob);
        in.position(8 + envelope);
        return geometry(in);
    }

    /** The geometry of plain WKB (OGC 06-103r4 clause 8), without header. */
    static Geometry wkb(byte[] bytes) {
        return geometry(ByteBuffer.wrap(bytes));
    }

    private static Geometry geometry(ByteBuffer in) {
        in.order(in.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int code = in.getInt();
        int dimensions = 2 + extraDimensions(code);
        return switch (code % 1000) {
            case 1 -> point(in, dimensions);
            case 2 -> FACTORY.createLineString(sequence(in, dimensions));
            case 3 -> polygon(in, dimensions);
            case 4 -> FACTORY.createMultiPoint(parts(in, new Point[count(in)]));
            case 5 -> FACTORY.createMultiLineString(parts(in, new LineString[count(in)]));
            case 6 -> FACTORY.createMultiPolygon(parts(in, new Polygon[count(in)]));
            case 7 -> FACTORY.createGeometryCollection(parts(in, new Geometry[count(in)]));
            default -> throw new IllegalArgumentException("Unknown geometry type " + code);
        };
    }

    private static int extraDimensions(int code) {
        return switch (code / 1000) {
            case 0 -> 0;
            case 1, 2 -> 1;
            case 3 -> 2;
            default -> throw new IllegalArgumentException("Unknown geometry type " + code);
        };
    }

    private static int count(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > MAX_PARTS || count > in.remaining()) {
            throw new IllegalArgumentException("Damaged geometry: " + count + " parts in " + in.remaining() + " bytes");
        }
        return count;
    }

    @SuppressWarnings("unchecked") // the blob's own type says what its parts are; a wrong one fails the array store
    private static <G extends Geometry> G[] parts(ByteBuffer in, G[] parts) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (G) geometry(in);
        }
        return parts;
    }

    private static Point point(ByteBuffer in, int dimensions) {
        double x = in.getDouble();
        double y = in.getDouble();
        in.position(in.position() + 8 * (dimensions - 2));
        return Double.isNaN(x)
                ? FACTORY.createPoint((Coordinate) null)
                : FACTORY.createPoint(new PackedCoordinateSequence.Double(new double[] {x, y}, 2, 0));
    }

    private static Polygon polygon(ByteBuffer in, int dimensions) {
        int rings = count(in);
        if (rings == 0) {
            return FACTORY.createPolygon();
        }
        LinearRing shell = FACTORY.createLinearRing(sequence(in, dimensions));
        LinearRing[] holes = new LinearRing[rings - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = FACTORY.createLinearRing(sequence(in, dimensions));
        }
        return FACTORY.createPolygon(shell, holes);
    }

    private static CoordinateSequence sequence(ByteBuffer in, int dimensions) {
        int points = count(in);
        double[] xy = new double[points * 2];
        if (dimensions == 2) {
            in.asDoubleBuffer().get(xy);
            in.position(in.position() + 16 * points);
        } else {
            for (int i = 0; i < points; i++) {
                xy[2 * i] = in.getDouble();
                xy[2 * i + 1] = in.getDouble();
                in.position(in.position() + 8 * (dimensions - 2));
            }
        }
        return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
}
