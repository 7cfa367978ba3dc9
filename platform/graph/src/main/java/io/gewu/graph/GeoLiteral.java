package io.gewu.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.geographiclib.Geodesic;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * A {@code geo:wktLiteral} as a geometry in degrees, longitude first, whatever CRS it was written in. Parsed ones are
 * kept, so that a filter over many rows parses each text once.
 */
final class GeoLiteral {
    private static final int KEPT = 60_000;
    private static final Map<String, GeoLiteral> CACHE =
            Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, GeoLiteral> eldest) {
                    return size() > KEPT;
                }
            });
    private static final Pattern TEXT = Pattern.compile("\\s*(?:<([^>]*)>)?\\s*(.+)", Pattern.DOTALL);
    private static final Pattern EPSG = Pattern.compile("https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/(\\d+)");

    private final Geometry degrees;
    private final String crs;
    private volatile PreparedGeometry prepared;

    private GeoLiteral(Geometry degrees, String crs) {
        this.degrees = degrees;
        this.crs = crs;
    }

    /** The geometry of a literal; a SPARQL expression error if it is none. */
    static GeoLiteral of(NodeValue value) {
        if (!value.isLiteral() || !WktWriter.TYPE.getURI().equals(value.asNode().getLiteralDatatypeURI())) {
            throw new ExprEvalException("Not a geo:wktLiteral: " + value);
        }
        String text = value.asNode().getLiteralLexicalForm();
        GeoLiteral known = CACHE.get(text);
        if (known == null) {
            known = parse(text);
            CACHE.put(text, known);
        }
        return known;
    }

    private static GeoLiteral parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new ExprEvalException("An empty geo:wktLiteral");
        }
        String crs = matcher.group(1) == null ? "http://www.opengis.net/def/crs/OGC/1.3/CRS84" : matcher.group(1);
        try {
            Geometry geometry = new WKTReader().read(matcher.group(2));
            return new GeoLiteral(degrees(geometry, crs), crs);
        } catch (ParseException | IllegalArgumentException broken) {
            throw new ExprEvalException("Not a geo:wktLiteral: " + broken.getMessage());
        } catch (FactoryException | TransformException unknown) {
            throw new ExprEvalException("CRS <" + crs + "> is not known: " + unknown.getMessage());
        }
    }

    private static Geometry degrees(Geometry geometry, String crs) throws FactoryException, TransformException {
        if (crs.endsWith("/CRS84")) {
            return geometry;
        }
        Matcher epsg = EPSG.matcher(crs);
        if (!epsg.matches()) {
            throw new FactoryException("expected http://www.opengis.net/def/crs/EPSG/0/<code>");
        }
        // the authority's axis order counts: latitude first for 4326 and 4490, northing first for 4547
        var source = CRS.decode("EPSG:" + epsg.group(1), false);
        if (source instanceof GeographicCRS && CRS.getAxisOrder(source) == CRS.AxisOrder.NORTH_EAST) {
            return new AffineTransformation(0, 1, 0, 1, 0, 0).transform(geometry);
        }
        MathTransform transform = CRS.findMathTransform(source, CRS.decode("EPSG:4326", true), true);
        return JTS.transform(geometry, transform);
    }

    Geometry geometry() {
        return degrees;
    }

    String crs() {
        return crs;
    }

    PreparedGeometry prepared() {
        PreparedGeometry ready = prepared;
        if (ready == null) {
            ready = PreparedGeometryFactory.prepare(degrees);
            prepared = ready;
        }
        return ready;
    }

    /** Metres on the ellipsoid between the nearest points of two geometries; zero if they meet. */
    double metresTo(GeoLiteral other) {
        double latitude = degrees.getEnvelopeInternal().centre().y;
        double cosine = Math.max(0.01, Math.cos(Math.toRadians(latitude)));
        AffineTransformation scaled = AffineTransformation.scaleInstance(cosine, 1);
        Coordinate[] nearest = DistanceOp.nearestPoints(scaled.transform(degrees), scaled.transform(other.degrees));
        return Geodesic.WGS84.Inverse(nearest[0].y, nearest[0].x / cosine, nearest[1].y, nearest[1].x / cosine).s12;
    }

    /** Square metres, on a plane that is true at the geometry's middle. */
    double squareMetres() {
        return metric().getArea();
    }

    /** Metres of its lines or edges. */
    double lengthMetres() {
        return metric().getLength();
    }

    private Geometry metric() {
        double latitude = Math.toRadians(degrees.getEnvelopeInternal().centre().y);
        // series of the meridian and parallel degree on WGS 84
        double north = 111_132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude);
        double east = 111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude);
        return AffineTransformation.scaleInstance(east, north).transform(degrees);
    }

    /** A buffer of so many metres, as a literal in CRS84. */
    Geometry bufferMetres(double metres) {
        double latitude = Math.toRadians(degrees.getEnvelopeInternal().centre().y);
        double north = 111_132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude);
        double east = 111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude);
        Geometry plane = AffineTransformation.scaleInstance(east, north).transform(degrees);
        return AffineTransformation.scaleInstance(1 / east, 1 / north).transform(plane.buffer(metres, 16));
    }
}
