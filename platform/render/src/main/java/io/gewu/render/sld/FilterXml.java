package io.gewu.render.sld;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.MultiValuedFilter.MatchAction;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.identity.Identifier;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Geometry;

/** Filters of OGC Filter Encoding 1.0 and 1.1 (OGC 02-059, 04-095). */
final class FilterXml {
    private static final FilterFactory FILTERS = ExpressionXml.FILTERS;
    private static final int LONGEST_PATTERN = 256;

    private FilterXml() {}

    /** The filter of an {@code <ogc:Filter>} element. */
    static Filter filter(Node node) {
        List<Node> children = node.children();
        if (!children.isEmpty() && isId(children.get(0))) {
            return ids(children);
        }
        return operation(node.only("a filter operation"));
    }

    private static boolean isId(Node node) {
        return switch (node.name()) {
            case "FeatureId", "GmlObjectId", "ResourceId" -> true;
            default -> false;
        };
    }

    private static Filter ids(List<Node> nodes) {
        Set<Identifier> ids = nodes.stream()
                .map(node -> FILTERS.featureId(node.attribute("fid", node.attribute("id", node.attribute("rid", "")))))
                .collect(Collectors.toSet());
        return FILTERS.id(ids);
    }

    private static Filter operation(Node node) {
        return switch (node.name()) {
            case "And" -> FILTERS.and(operands(node));
            case "Or" -> FILTERS.or(operands(node));
            case "Not" -> FILTERS.not(operation(node.only("a filter operation")));
            case "PropertyIsLike" -> like(node);
            case "PropertyIsNull", "PropertyIsNil" ->
                FILTERS.isNull(ExpressionXml.expression(node.only("PropertyName")));
            case "PropertyIsBetween" -> between(node);
            case "BBOX" -> box(node);
            default -> node.name().startsWith("PropertyIs") ? comparison(node) : SpatialXml.filter(node);
        };
    }

    private static List<Filter> operands(Node node) {
        List<Filter> operands =
                node.children().stream().map(FilterXml::operation).toList();
        if (operands.isEmpty()) {
            throw node.failure("<" + node.name() + "> without operands");
        }
        return operands;
    }

    private static Filter comparison(Node node) {
        List<Node> operands = node.children();
        if (operands.size() != 2) {
            throw node.failure("<" + node.name() + "> has " + operands.size() + " operands; expected 2");
        }
        Expression a = ExpressionXml.expression(operands.get(0));
        Expression b = ExpressionXml.expression(operands.get(1));
        boolean matchCase = !node.attribute("matchCase", "true").equals("false");
        return switch (node.name()) {
            case "PropertyIsEqualTo" -> FILTERS.equal(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsNotEqualTo" -> FILTERS.notEqual(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsLessThan" -> FILTERS.less(a, b, matchCase);
            case "PropertyIsGreaterThan" -> FILTERS.greater(a, b, matchCase);
            case "PropertyIsLessThanOrEqualTo" -> FILTERS.lessOrEqual(a, b, matchCase);
            case "PropertyIsGreaterThanOrEqualTo" -> FILTERS.greaterOrEqual(a, b, matchCase);
            default -> throw node.failure("<" + node.name() + ">; expected a comparison of Filter Encoding 1.1");
        };
    }

    private static Filter like(Node node) {
        List<Node> operands = node.children();
        if (operands.size() != 2) {
            throw node.failure("<PropertyIsLike> has " + operands.size() + " operands; expected 2");
        }
        String pattern = operands.get(1).text();
        if (pattern.length() > LONGEST_PATTERN) {
            throw node.failure("A pattern of " + pattern.length() + " characters; expected at most " + LONGEST_PATTERN);
        }
        return FILTERS.like(
                ExpressionXml.expression(operands.get(0)),
                pattern,
                node.attribute("wildCard", "*"),
                node.attribute("singleChar", "?"),
                node.attribute("escapeChar", node.attribute("escape", "\\")),
                !node.attribute("matchCase", "true").equals("false"));
    }

    private static Filter between(Node node) {
        Node first = node.children().stream()
                .filter(ExpressionXml::isExpression)
                .findFirst()
                .orElseThrow(() -> node.failure("<PropertyIsBetween> without an expression"));
        return FILTERS.between(
                ExpressionXml.expression(first),
                ExpressionXml.expression(node.required("LowerBoundary").only("an expression")),
                ExpressionXml.expression(node.required("UpperBoundary").only("an expression")));
    }

    private static Filter box(Node node) {
        Expression attribute = node.child("PropertyName")
                .or(() -> node.child("ValueReference"))
                .map(ExpressionXml::expression)
                .orElse(FILTERS.property(""));
        Geometry box = node.children().stream()
                .filter(GmlXml::isGeometry)
                .findFirst()
                .map(GmlXml::geometry)
                .orElseThrow(() -> node.failure("<BBOX> without Envelope or Box"));
        return FILTERS.bbox(attribute, ReferencedEnvelope.reference(box.getEnvelopeInternal()));
    }
}
