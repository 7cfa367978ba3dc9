package io.gewu.feature.fes;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.GmlId;
import io.gewu.feature.gml.XmlInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.MultiValuedFilter.MatchAction;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.identity.Identifier;
import org.geotools.factory.CommonFactoryFinder;

/**
 * Reads a filter element of FES 2.0, OGC Filter 1.1 or 1.0 for one layer. Property names are looked up in the layer as
 * the caller may see it and are never evaluated as expressions. For one thread.
 */
public final class FilterReader {
    static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final int MAX_OPERATORS = 5_000;

    private final Layer layer;
    private final XmlInput xml;
    private final ExpressionReader expressions;
    private final SpatialReader spatial;
    private final TemporalReader temporal;
    private int operators;

    /**
     * @param layer whose attributes the filter may name
     * @param xml stands at the Filter element
     * @param crs of geometries that name none
     */
    public FilterReader(Layer layer, XmlInput xml, Crs crs) {
        this.layer = layer;
        this.xml = xml;
        this.expressions = new ExpressionReader(layer, xml);
        this.temporal = new TemporalReader(layer, xml, expressions);
        this.spatial = new SpatialReader(layer, xml, crs, expressions);
    }

    /**
     * Reads a filter that is a document of its own, as the KVP parameter FILTER holds it.
     *
     * @throws GewuException {@code MALFORMED} or {@code INVALID_PARAMETER} with line and column
     */
    public static Filter parse(XmlInput xml, Layer layer, Crs crs) {
        return new FilterReader(layer, xml.root(), crs).read();
    }

    /** The filter at this place; afterwards the input stands past its end. */
    public Filter read() {
        if (!xml.name().equals("Filter")) {
            throw xml.fail(ErrorCode.MALFORMED, "filter", "Expected <Filter>, found <" + xml.name() + ">");
        }
        int here = xml.depth();
        Set<Identifier> ids = new HashSet<>();
        List<Filter> filters = new ArrayList<>();
        while (xml.nextChild(here)) {
            identifier().ifPresentOrElse(ids::add, () -> filters.add(operator()));
        }
        if (!ids.isEmpty() && filters.isEmpty()) {
            return FILTERS.id(ids);
        }
        if (filters.size() != 1 || !ids.isEmpty()) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER,
                    "filter",
                    "A filter holds one operator or identifiers, found " + (filters.size() + ids.size()) + " things");
        }
        return filters.get(0);
    }

    private Optional<Identifier> identifier() {
        String id = switch (xml.name()) {
            case "ResourceId" -> xml.attribute("rid");
            case "FeatureId" -> xml.attribute("fid");
            case "GmlObjectId" -> xml.attribute("id");
            default -> "";
        };
        if (id.isEmpty()) {
            return Optional.empty();
        }
        checkType(layer, GmlId.decode(id));
        xml.skip();
        return Optional.of(FILTERS.featureId(GmlId.decode(id)));
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

    private Filter operator() {
        if (++operators > MAX_OPERATORS) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, "filter", "A filter has more than " + MAX_OPERATORS + " operators");
        }
        return switch (xml.name()) {
            case "And" -> FILTERS.and(operators(2));
            case "Or" -> FILTERS.or(operators(2));
            case "Not" -> FILTERS.not(operators(1).get(0));
            case "PropertyIsEqualTo",
                    "PropertyIsNotEqualTo",
                    "PropertyIsLessThan",
                    "PropertyIsLessThanOrEqualTo",
                    "PropertyIsGreaterThan",
                    "PropertyIsGreaterThanOrEqualTo" -> comparison(xml.name());
            case "PropertyIsLike" -> like();
            case "PropertyIsNull" -> isNull();
            case "PropertyIsNil" -> isNil();
            case "PropertyIsBetween" -> between();
            case "After", "Before", "TEquals", "During", "Begins", "Ends", "AnyInteracts" -> temporal.read();
            case "ResourceId", "FeatureId", "GmlObjectId" ->
                FILTERS.id(Set.of(identifier()
                        .orElseThrow(() -> xml.fail(ErrorCode.INVALID_PARAMETER, "filter", "An empty id"))));
            default -> spatial.read();
        };
    }

    private List<Filter> operators(int least) {
        List<Filter> children = new ArrayList<>();
        String name = xml.name();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            children.add(operator());
        }
        if (children.size() < least) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER,
                    "filter",
                    "<" + name + "> takes at least " + least + " operators, found " + children.size());
        }
        return children;
    }

    /** Attributes have one value each, so that matchAction makes no difference. */
    private Filter comparison(String name) {
        boolean matchCase = !xml.attribute("matchCase").equals("false");
        List<Expression> sides = expressions.children(2);
        Expression a = expressions.typed(sides.get(0), sides.get(1));
        Expression b = expressions.typed(sides.get(1), sides.get(0));
        return switch (name) {
            case "PropertyIsEqualTo" -> FILTERS.equal(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsNotEqualTo" -> FILTERS.notEqual(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsLessThan" -> FILTERS.less(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsLessThanOrEqualTo" -> FILTERS.lessOrEqual(a, b, matchCase, MatchAction.ANY);
            case "PropertyIsGreaterThan" -> FILTERS.greater(a, b, matchCase, MatchAction.ANY);
            default -> FILTERS.greaterOrEqual(a, b, matchCase, MatchAction.ANY);
        };
    }

    private Filter like() {
        String wild = xml.attribute("wildCard");
        String single = xml.attribute("singleChar");
        String escape = xml.attribute("escapeChar") + xml.attribute("escape");
        boolean matchCase = !xml.attribute("matchCase").equals("false");
        List<Expression> sides = expressions.children(2);
        Object pattern = sides.get(1).evaluate(null);
        if (pattern == null) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "filter", "PropertyIsLike takes a literal pattern");
        }
        return FILTERS.like(
                sides.get(0),
                pattern.toString(),
                wild.isEmpty() ? "*" : wild,
                single.isEmpty() ? "." : single,
                escape.isEmpty() ? "\\" : escape,
                matchCase);
    }

    /** The geometry counts as a property here as well. */
    private Filter isNull() {
        Expression property = expressions.children(1).get(0);
        return property instanceof Literal ? Filter.INCLUDE : FILTERS.isNull(property);
    }

    /** No feature has a nil element: what has no value is left out, as {@code PropertyIsNull} finds. */
    private Filter isNil() {
        expressions.children(1);
        return Filter.EXCLUDE;
    }

    private Filter between() {
        List<Expression> parts = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            boolean boundary = xml.name().equals("LowerBoundary") || xml.name().equals("UpperBoundary");
            parts.add(boundary ? expressions.children(1).get(0) : expressions.read());
        }
        if (parts.size() != 3) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, "filter", "PropertyIsBetween takes a property and two boundaries");
        }
        Expression property = parts.get(0);
        return FILTERS.between(
                property, expressions.typed(parts.get(1), property), expressions.typed(parts.get(2), property));
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
