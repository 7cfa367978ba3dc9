package io.gewu.render.sld;

import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;

/** Spatial operators of filters; distances are in units of the layer's CRS. */
final class SpatialXml {
    private static final FilterFactory FILTERS = ExpressionXml.FILTERS;

    private SpatialXml() {}

    static Filter filter(Node node) {
        List<Node> operands = node.children().stream()
                .filter(child -> !child.name().equals("Distance"))
                .toList();
        boolean known = switch (node.name()) {
            case "Intersects",
                    "Within",
                    "Contains",
                    "Disjoint",
                    "Crosses",
                    "Overlaps",
                    "Touches",
                    "Equals",
                    "DWithin",
                    "Beyond" -> true;
            default -> false;
        };
        if (!known) {
            throw node.failure("<" + node.name()
                    + ">; expected And, Or, Not, a PropertyIs… comparison, BBOX, Intersects, Within, Contains, Disjoint, Crosses,"
                    + " Overlaps, Touches, Equals, DWithin or Beyond");
        }
        if (operands.size() != 2) {
            throw node.failure("<" + node.name() + "> has " + operands.size() + " operands; expected 2");
        }
        Expression a = operand(operands.get(0));
        Expression b = operand(operands.get(1));
        return switch (node.name()) {
            case "Intersects" -> FILTERS.intersects(a, b);
            case "Within" -> FILTERS.within(a, b);
            case "Contains" -> FILTERS.contains(a, b);
            case "Disjoint" -> FILTERS.disjoint(a, b);
            case "Crosses" -> FILTERS.crosses(a, b);
            case "Overlaps" -> FILTERS.overlaps(a, b);
            case "Touches" -> FILTERS.touches(a, b);
            case "Equals" -> FILTERS.equal(a, b);
            case "DWithin" -> FILTERS.dwithin(a, b, distance(node), units(node));
            default -> FILTERS.beyond(a, b, distance(node), units(node));
        };
    }

    private static Expression operand(Node node) {
        return GmlXml.isGeometry(node) ? FILTERS.literal(GmlXml.geometry(node)) : ExpressionXml.expression(node);
    }

    private static double distance(Node node) {
        return node.required("Distance").number();
    }

    private static String units(Node node) {
        return node.required("Distance").attribute("units", "");
    }
}
