package io.gewu.feature.fes;

import io.gewu.api.ErrorCode;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.GmlGeometryReader;
import io.gewu.feature.gml.XmlInput;
import java.util.Map;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Reads spatial operators; their geometries are brought into the layer's CRS. */
final class SpatialReader {
    private static final Map<String, Double> METRES = Map.of(
            "",
            1.0,
            "m",
            1.0,
            "metre",
            1.0,
            "meter",
            1.0,
            "metres",
            1.0,
            "meters",
            1.0,
            "km",
            1000.0,
            "kilometers",
            1000.0,
            "ft",
            0.3048);

    private final Layer layer;
    private final XmlInput xml;
    private final Crs crs;
    private final ExpressionReader expressions;
    private Geometry geometry;
    private double distance;

    SpatialReader(Layer layer, XmlInput xml, Crs crs, ExpressionReader expressions) {
        this.layer = layer;
        this.xml = xml;
        this.crs = crs;
        this.expressions = expressions;
    }

    Filter read() {
        // Filter 1.0 has a name of its own for it
        String name = xml.name().equals("Intersect") ? "Intersects" : xml.name();
        if (!FilterSupport.SPATIAL.contains(name)) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, "filter", "Operator <" + name + "> is not supported in a filter");
        }
        GeometryColumn column = layer.geometry()
                .orElseThrow(() -> xml.fail(
                        ErrorCode.INVALID_PARAMETER,
                        "filter",
                        "Layer " + layer.name() + " has no geometry to compare with"));
        boolean swapped = operands(name, column);
        Expression property = FilterReader.FILTERS.property(column.name());
        Expression literal = FilterReader.FILTERS.literal(geometry);
        return swapped ? filter(name, literal, property) : filter(name, property, literal);
    }

    /** Reads the operands; true if the geometry stands before the property. */
    private boolean operands(String name, GeometryColumn column) {
        geometry = null;
        distance = -1;
        boolean swapped = false;
        boolean named = false;
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                case "ValueReference", "PropertyName" -> {
                    named = true;
                    Expression property = expressions.read();
                    if (!(property instanceof PropertyName p)
                            || !p.getPropertyName().equals(column.name())) {
                        throw xml.fail(
                                ErrorCode.INVALID_PARAMETER,
                                "filter",
                                "<" + name + "> takes a geometry; expected the property \"" + column.name() + "\"");
                    }
                }
                case "Distance" -> distance = distance();
                case "Literal" -> {
                    int literal = xml.depth();
                    while (xml.nextChild(literal)) {
                        geometry = geometry(column);
                    }
                    swapped = !named;
                }
                default -> {
                    geometry = geometry(column);
                    swapped = !named;
                }
            }
        }
        if (geometry == null) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "filter", "<" + name + "> takes a geometry");
        }
        return swapped && named;
    }

    private Geometry geometry(GeometryColumn column) {
        GmlGeometryReader.Read read = new GmlGeometryReader(xml, crs).read();
        Crs own = Crs.epsg(column.epsg());
        return CrsTransform.between(read.crs(), own).apply(read.geometry());
    }

    private double distance() {
        String unit = xml.attribute("uom") + xml.attribute("units");
        Double metres = METRES.get(unit.substring(unit.lastIndexOf('#') + 1).toLowerCase(java.util.Locale.ROOT));
        String text = xml.text();
        if (metres == null) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, "filter", "Unit \"" + unit + "\" is not known; expected m or km");
        }
        try {
            return Double.parseDouble(text) * metres;
        } catch (NumberFormatException broken) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "filter", "\"" + text + "\" is not a distance");
        }
    }

    private Filter filter(String name, Expression a, Expression b) {
        FilterFactory filters = FilterReader.FILTERS;
        return switch (name) {
            // the standard's BBOX is "not disjoint", not "envelopes meet"
            case "BBOX", "Intersects" -> filters.intersects(a, b);
            case "Equals" -> filters.equal(a, b);
            case "Disjoint" -> filters.disjoint(a, b);
            case "Touches" -> filters.touches(a, b);
            case "Crosses" -> filters.crosses(a, b);
            case "Within" -> filters.within(a, b);
            case "Contains" -> filters.contains(a, b);
            case "Overlaps" -> filters.overlaps(a, b);
            default -> near(name, a instanceof Literal ? b : a);
        };
    }

    /**
     * Distances are metres on the ground, decided by {@link GroundDistance}; a box of that size lets the index help.
     */
    private Filter near(String name, Expression property) {
        if (distance < 0) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "filter", "<" + name + "> takes a Distance");
        }
        Crs own = Crs.parse("EPSG:" + layer.geometry().orElseThrow().epsg());
        GroundDistance ground = new GroundDistance(geometry, own, distance);
        Filter within = FilterReader.FILTERS.equals(
                new GroundDistanceFunction(property, ground), FilterReader.FILTERS.literal(true));
        if (name.equals("Beyond")) {
            return FilterReader.FILTERS.not(within);
        }
        Envelope reach = ground.reach();
        Geometry box = geometry.getFactory().toGeometry(reach);
        return FilterReader.FILTERS.and(
                FilterReader.FILTERS.intersects(property, FilterReader.FILTERS.literal(box)), within);
    }
}
