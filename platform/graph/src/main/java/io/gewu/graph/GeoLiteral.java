package io.gewu.graph;

import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A {@code geo:wktLiteral} or {@code geo:geoJSONLiteral} as a geometry in degrees, longitude first, whatever CRS it was
 * written in. Safe for many threads.
 */
final class GeoLiteral {
    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    static final String GEOJSON = FeatureTriples.GEO + "geoJSONLiteral";
    private static final int MAX_TEXT = 20_000_000;
    private static final int MAX_DEPTH = 50;
    /** From so many uses on, an index over a geometry's edges pays. */
    private static final int OFTEN = 4;

    private static final Pattern TEXT = Pattern.compile("\\s*(?:<([^>]*)>)?\\s*(.*)", Pattern.DOTALL);
    private static final GeoLiteralCache CACHE = new GeoLiteralCache();

    private final Geometry degrees;
    private final String crs;
    /** Counted without care for other threads: it is a hint. */
    private int uses;

    private volatile PreparedGeometry prepared;

    private GeoLiteral(Geometry degrees, String crs) {
        this.degrees = degrees;
        this.crs = crs;
    }

    /** A geometry in CRS84. */
    static GeoLiteral of(Geometry degrees) {
        return new GeoLiteral(degrees, CRS84);
    }

    static boolean isGeometry(Node node) {
        return node.isLiteral()
                && (node.getLiteralDatatypeURI().equals(WktWriter.TYPE.getURI())
                        || node.getLiteralDatatypeURI().equals(GEOJSON));
    }

    /** The geometry of a literal; a SPARQL expression error saying why if it is none. */
    static GeoLiteral of(NodeValue value) {
        Node node = value.asNode();
        if (!isGeometry(node)) {
            throw new ExprEvalException("Not a geo:wktLiteral: " + value);
        }
        String text = node.getLiteralLexicalForm();
        GeoLiteral known = CACHE.get(text);
        if (known == null) {
            if (text.length() > MAX_TEXT) {
                throw new ExprEvalException("A geometry of " + text.length() + " characters is too long");
            }
            known = node.getLiteralDatatypeURI().equals(GEOJSON) ? of(GeoJsonLiteral.read(text)) : parse(text);
            CACHE.put(text, known);
        }
        return known;
    }

    private static GeoLiteral parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new ExprEvalException("Not a geo:wktLiteral");
        }
        String crs = matcher.group(1) == null ? CRS84 : matcher.group(1);
        String wkt = matcher.group(2);
        if (depth(wkt) > MAX_DEPTH) {
            throw new ExprEvalException("A geo:wktLiteral nested deeper than " + MAX_DEPTH);
        }
        try {
            Geometry geometry = wkt.isBlank()
                    ? new WKTReader().read("GEOMETRYCOLLECTION EMPTY")
                    : new WKTReader().read(wkt.toUpperCase(Locale.ROOT));
            return new GeoLiteral(degrees(geometry, crs), crs);
        } catch (ParseException | IllegalArgumentException broken) {
            throw new ExprEvalException("Not a geo:wktLiteral: " + broken.getMessage());
        } catch (GewuException unknown) {
            throw new ExprEvalException("The CRS <" + crs + "> of a geo:wktLiteral: " + unknown.getMessage());
        }
    }

    private static int depth(String wkt) {
        int open = 0;
        int deepest = 0;
        for (int i = 0; i < wkt.length(); i++) {
            char c = wkt.charAt(i);
            if (c == '(') {
                deepest = Math.max(deepest, ++open);
            } else if (c == ')') {
                open--;
            }
        }
        return deepest;
    }

    private static Geometry degrees(Geometry geometry, String crs) {
        if (crs.equals(CRS84)) {
            return geometry;
        }
        Crs name = Crs.parse(crs);
        Geometry eastFirst = name.flipped() ? flip(geometry) : geometry;
        return CrsTransform.between(name, Crs.crs84()).apply(eastFirst);
    }

    private static Geometry flip(Geometry geometry) {
        return new AffineTransformation(0, 1, 0, 1, 0, 0).transform(geometry);
    }

    /** Coordinates in another CRS, in the order its name asks for. */
    Geometry in(String otherCrs) {
        try {
            Crs name = Crs.parse(otherCrs);
            Geometry projected = CrsTransform.between(Crs.crs84(), name).apply(degrees);
            return name.flipped() ? flip(projected) : projected;
        } catch (GewuException unknown) {
            throw new ExprEvalException("The CRS <" + otherCrs + ">: " + unknown.getMessage());
        }
    }

    /** In degrees, longitude first. */
    Geometry geometry() {
        return degrees;
    }

    /** The CRS the literal names. */
    String crs() {
        return crs;
    }

    /** Whether this geometry is asked about again and again, as a constant in a filter is. */
    boolean isOftenUsed() {
        if (uses < OFTEN) {
            uses++;
        }
        return uses >= OFTEN;
    }

    PreparedGeometry prepared() {
        PreparedGeometry ready = prepared;
        if (ready == null) {
            ready = PreparedGeometryFactory.prepare(degrees);
            prepared = ready;
        }
        return ready;
    }
}
