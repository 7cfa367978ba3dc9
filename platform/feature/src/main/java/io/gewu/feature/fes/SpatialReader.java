package io.gewu.feature.fes;

import io.gewu.feature.gml.GmlGeometryReader;
import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.locationtech.jts.geom.Geometry;

/** Reads spatial operators. Distances are metres on the ground. */
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

    private final FilterContext context;
    private final ExpressionReader expressions;

    SpatialReader(FilterContext context, ExpressionReader expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    Filter read(XmlElement element) {
        // Filter 1.0 has a name of its own for it
        String name = element.name().equals("Intersect") ? "Intersects" : element.name();
        if (!FilterSupport.SPATIAL.contains(name)) {
            throw FilterReader.wrong(
                    element,
                    "Operator <" + name + "> is not supported in a filter; expected And, Or, Not, a PropertyIs…"
                            + " comparison, an id, " + String.join(", ", FilterSupport.SPATIAL) + ", "
                            + String.join(", ", FilterSupport.TEMPORAL));
        }
        List<Expression> operands = operands(element);
        Expression a = operands.get(0);
        Expression b = operands.get(1);
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
            case "Beyond" -> filters.not(near(element, a, b));
            default -> near(element, a, b);
        };
    }

    /** The two operands in their order; the layer's geometry where one is left out. */
    private List<Expression> operands(XmlElement element) {
        List<Expression> operands = new ArrayList<>();
        boolean constant = false;
        for (XmlElement child : element.children()) {
            if (child.name().equals("Distance")) {
                continue;
            }
            Optional<Geometry> geometry = geometry(child);
            constant |= geometry.isPresent();
            operands.add(
                    geometry.isPresent()
                            ? FilterReader.FILTERS.literal(geometry.get())
                            : context.geometryOperand(Optional.of(expressions.read(child)), element));
        }
        if (operands.size() == 1 && constant) {
            operands.add(0, context.geometryOperand(Optional.empty(), element));
        }
        if (operands.isEmpty() || operands.size() == 1 || !constant) {
            throw FilterReader.wrong(element, "<" + element.name() + "> takes a geometry");
        }
        if (operands.size() != 2) {
            throw FilterReader.wrong(element, "<" + element.name() + "> takes 2 operands, found " + operands.size());
        }
        return operands;
    }

    /** A constant: a geometry, or a literal that holds one. */
    private Optional<Geometry> geometry(XmlElement operand) {
        if (operand.name().equals("Literal")) {
            return Optional.of(context.geometry(operand.only("a GML geometry")));
        }
        boolean isExpression = ExpressionReader.isExpression(operand);
        return isExpression || !GmlGeometryReader.isGeometry(operand)
                ? Optional.empty()
                : Optional.of(context.geometry(operand));
    }

    private Filter near(XmlElement element, Expression a, Expression b) {
        double metres = element.child("Distance")
                .map(SpatialReader::metres)
                .orElseThrow(() -> FilterReader.wrong(element, "<" + element.name() + "> takes a Distance"));
        boolean first = a instanceof Literal;
        if (((Literal) (first ? a : b)).getValue() instanceof Geometry constant && !(first && b instanceof Literal)) {
            return context.near(first ? b : a, constant, metres);
        }
        throw FilterReader.wrong(element, "<" + element.name() + "> takes a property and a geometry");
    }

    private static double metres(XmlElement distance) {
        String unit = distance.attribute("uom") + distance.attribute("units");
        Double metres = METRES.get(unit.substring(unit.lastIndexOf('#') + 1).toLowerCase(Locale.ROOT));
        if (metres == null) {
            throw FilterReader.wrong(distance, "Unit \"" + unit + "\" is not known; expected m or km");
        }
        try {
            double number = Double.parseDouble(distance.text());
            if (number >= 0 && Double.isFinite(number)) {
                return number * metres;
            }
        } catch (NumberFormatException broken) {
            throw FilterReader.wrong(distance, "\"" + distance.text() + "\" is not a distance");
        }
        throw FilterReader.wrong(distance, "\"" + distance.text() + "\" is not a distance");
    }
}
