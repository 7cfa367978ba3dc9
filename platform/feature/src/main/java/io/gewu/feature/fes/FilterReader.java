package io.gewu.feature.fes;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.DocumentCrs;
import io.gewu.feature.gml.GmlId;
import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.MultiValuedFilter.MatchAction;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.identity.Identifier;
import org.geotools.factory.CommonFactoryFinder;

/**
 * Reads a filter element of FES 2.0, OGC Filter 1.1 or 1.0, wherever it stands: the same element is the same filter in
 * a request and in a style, up to what the {@link FilterContext} knows. For one filter and one thread.
 */
public final class FilterReader {
    static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final int MAX_OPERATORS = 5_000;

    /** A pattern becomes a regular expression. */
    private static final int MAX_PATTERN = 256;

    private final FilterContext context;
    private final ExpressionReader expressions;
    private final SpatialReader spatial;
    private final TemporalReader temporal;
    private int operators;

    public FilterReader(FilterContext context) {
        this.context = context;
        this.expressions = new ExpressionReader(context);
        this.spatial = new SpatialReader(context, expressions);
        this.temporal = new TemporalReader(context, expressions);
    }

    /**
     * Reads a filter of a request.
     *
     * @param filter the Filter element
     * @param layer as the caller may see it
     * @param document how the CRS of geometries is said
     * @throws GewuException {@code MALFORMED} or {@code INVALID_PARAMETER} with line and column
     */
    public static Filter read(XmlElement filter, Layer layer, DocumentCrs document) {
        return new FilterReader(new LayerContext(layer, document)).read(filter);
    }

    /**
     * The filter of a Filter element.
     *
     * @throws GewuException {@code MALFORMED} or {@code INVALID_PARAMETER} at the place of what is wrong
     */
    public Filter read(XmlElement filter) {
        if (!filter.name().equals("Filter")) {
            throw filter.failure(ErrorCode.MALFORMED, "filter", "Expected <Filter>, found <" + filter.name() + ">");
        }
        Set<Identifier> ids = new HashSet<>();
        List<Filter> filters = new ArrayList<>();
        for (XmlElement child : filter.children()) {
            if (isId(child)) {
                ids.add(id(child));
            } else {
                filters.add(operator(child));
            }
        }
        if (!ids.isEmpty() && filters.isEmpty()) {
            return FILTERS.id(ids);
        }
        if (filters.size() != 1 || !ids.isEmpty()) {
            throw wrong(
                    filter,
                    "A filter holds one operator or identifiers, found " + (filters.size() + ids.size()) + " things");
        }
        return filters.get(0);
    }

    static GewuException wrong(XmlElement element, String message) {
        return element.failure(ErrorCode.INVALID_PARAMETER, "filter", message);
    }

    private static boolean isId(XmlElement element) {
        return switch (element.name()) {
            case "ResourceId", "FeatureId", "GmlObjectId" -> true;
            default -> false;
        };
    }

    private Identifier id(XmlElement element) {
        String id = switch (element.name()) {
            case "ResourceId" -> element.attribute("rid");
            case "FeatureId" -> element.attribute("fid");
            default -> element.attribute("id");
        };
        if (id.isEmpty()) {
            throw wrong(element, "<" + element.name() + "> has no id");
        }
        return FILTERS.featureId(context.featureId(GmlId.decode(id), element));
    }

    private Filter operator(XmlElement element) {
        if (++operators > MAX_OPERATORS) {
            throw wrong(element, "A filter has more than " + MAX_OPERATORS + " operators");
        }
        return switch (element.name()) {
            case "And" -> FILTERS.and(operators(element, 2));
            case "Or" -> FILTERS.or(operators(element, 2));
            case "Not" -> FILTERS.not(operators(element, 1).get(0));
            case "PropertyIsEqualTo",
                    "PropertyIsNotEqualTo",
                    "PropertyIsLessThan",
                    "PropertyIsLessThanOrEqualTo",
                    "PropertyIsGreaterThan",
                    "PropertyIsGreaterThanOrEqualTo" -> comparison(element);
            case "PropertyIsLike" -> like(element);
            case "PropertyIsNull" -> isNull(element);
            case "PropertyIsNil" -> isNil(element);
            case "PropertyIsBetween" -> between(element);
            case "After", "Before", "TEquals", "During", "Begins", "Ends", "AnyInteracts" -> temporal.read(element);
            case "ResourceId", "FeatureId", "GmlObjectId" -> FILTERS.id(Set.of(id(element)));
            default -> spatial.read(element);
        };
    }

    private List<Filter> operators(XmlElement parent, int least) {
        List<Filter> children = new ArrayList<>();
        parent.children().forEach(child -> children.add(operator(child)));
        if (children.size() < least) {
            throw wrong(
                    parent, "<" + parent.name() + "> takes at least " + least + " operators, found " + children.size());
        }
        return children;
    }

    /** Attributes have one value each, so that matchAction makes no difference. */
    private Filter comparison(XmlElement element) {
        boolean matchCase = isMatchCase(element);
        List<Expression> sides = expressions.children(element, 2);
        Expression a = context.typed(sides.get(0), sides.get(1), element);
        Expression b = context.typed(sides.get(1), sides.get(0), element);
        return switch (element.name()) {
            case "PropertyIsEqualTo" -> FILTERS.equal(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsNotEqualTo" -> FILTERS.notEqual(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsLessThan" -> FILTERS.less(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsLessThanOrEqualTo" -> FILTERS.lessOrEqual(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsGreaterThan" -> FILTERS.greater(a, b, matchCase, MatchAction.ANY);
            default -> FILTERS.greaterOrEqual(a, b, matchCase, MatchAction.ANY);
        };
    }

    private static boolean isMatchCase(XmlElement element) {
        return !element.attribute("matchCase").equals("false");
    }

    /**
     * The schemas of all versions ask for the three characters; what is left out is as GeoTools and GeoServer have it.
     */
    private Filter like(XmlElement element) {
        String wild = element.attribute("wildCard");
        String single = element.attribute("singleChar");
        String escape = element.attribute("escapeChar") + element.attribute("escape");
        List<Expression> sides = expressions.children(element, 2);
        Object pattern = sides.get(1) instanceof Literal literal ? literal.getValue() : null;
        if (pattern == null) {
            throw wrong(element, "PropertyIsLike takes a literal pattern");
        }
        // a number as it was written, not as it was understood
        String text = element.children().get(1).text();
        if (text.length() > MAX_PATTERN) {
            throw wrong(element, "A pattern has " + text.length() + " characters; expected at most " + MAX_PATTERN);
        }
        return FILTERS.like(
                sides.get(0),
                text,
                wild.isEmpty() ? "*" : wild,
                single.isEmpty() ? "?" : single,
                escape.isEmpty() ? "\\" : escape,
                isMatchCase(element));
    }

    /** The geometry counts as a property here as well. */
    private Filter isNull(XmlElement element) {
        Expression property = expressions.children(element, 1).get(0);
        return property instanceof Literal ? Filter.INCLUDE : FILTERS.isNull(property);
    }

    /** No feature has a nil element: what has no value is left out, as {@code PropertyIsNull} finds. */
    private Filter isNil(XmlElement element) {
        expressions.children(element, 1);
        return Filter.EXCLUDE;
    }

    private Filter between(XmlElement element) {
        List<Expression> parts = new ArrayList<>();
        for (XmlElement child : element.children()) {
            boolean boundary =
                    child.name().equals("LowerBoundary") || child.name().equals("UpperBoundary");
            parts.add(boundary ? expressions.children(child, 1).get(0) : expressions.comparable(child));
        }
        if (parts.size() != 3) {
            throw wrong(element, "PropertyIsBetween takes a property and two boundaries");
        }
        Expression property = parts.get(0);
        return FILTERS.between(
                property,
                context.typed(parts.get(1), property, element),
                context.typed(parts.get(2), property, element));
    }

    /**
     * Refuses the id of another layer's feature (OGC 09-025r2 clause 7.9.2.4.1); ids of nothing at all are just not
     * found.
     *
     * @throws GewuException {@code INVALID_PARAMETER}
     */
    public static void checkType(Layer layer, String featureId) {
        int dot = featureId.indexOf('.');
        if (dot > 0 && !featureId.startsWith(layer.featureId(""))) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "RESOURCEID",
                    "\"" + featureId + "\" is not the id of a feature of type " + layer.name());
        }
    }

    /**
     * The attribute or geometry of a layer that a name in a request means: plain, prefixed, or under the layer's own
     * name.
     *
     * @param locator the parameter that holds it, for the failure
     * @throws GewuException {@code INVALID_PARAMETER} naming it and what there is
     */
    public static String property(Layer layer, String asked, String locator) {
        // a property occurs once, so that its first occurrence is itself
        String plain = asked.trim().replaceFirst("\\[1\\]$", "");
        int slash = plain.lastIndexOf('/');
        if (slash >= 0) {
            String parent = withoutPrefix(plain.substring(0, slash));
            plain = parent.equals(layer.name()) || parent.isEmpty() ? plain.substring(slash + 1) : asked;
        }
        String name = withoutPrefix(plain);
        boolean isGeometry =
                layer.geometry().map(GeometryColumn::name).filter(name::equals).isPresent();
        if (isGeometry || layer.attribute(name).isPresent()) {
            return name;
        }
        throw new GewuException(
                ErrorCode.INVALID_PARAMETER,
                locator,
                "Layer " + layer.name() + " has no property \"" + asked + "\"; it has "
                        + String.join(", ", names(layer)));
    }

    private static List<String> names(Layer layer) {
        List<String> names =
                new ArrayList<>(layer.attributes().stream().map(Attribute::name).toList());
        layer.geometry().ifPresent(g -> names.add(g.name()));
        return names;
    }

    private static String withoutPrefix(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
