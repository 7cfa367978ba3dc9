package io.gewu.store;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.MultiValuedFilter.MatchAction;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.DistanceBufferOperator;
import org.geotools.api.geometry.BoundingBox;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Splits a filter into what SQL decides and what is left for Java. SQL is used only where it gives the very answer that
 * GeoTools' own evaluation gives, nulls included; the R-tree narrows spatial operators, and Java decides them.
 */
final class SqlFilter {
    private static final int MAX_IDS = 10_000;

    /**
     * A filter in two parts.
     *
     * @param where decided by SQL
     * @param rest still to be evaluated on each row that SQL lets through; {@code INCLUDE} for nothing
     */
    record Split(Sql where, Filter rest) {}

    private final Layer layer;

    private final Dialect dialect;
    private final Sql yes;
    private final Sql no;

    SqlFilter(Layer layer, Dialect dialect) {
        this.layer = layer;
        this.dialect = dialect;
        this.yes = new Sql(dialect.yes(), List.of());
        this.no = new Sql(dialect.no(), List.of());
    }

    Split split(Filter filter) {
        Optional<Sql> whole = exact(filter);
        if (whole.isPresent()) {
            return new Split(whole.get(), Filter.INCLUDE);
        }
        if (!(filter instanceof And and)) {
            return new Split(narrowed(filter), filter);
        }
        List<Sql> where = new ArrayList<>();
        List<Filter> rest = new ArrayList<>();
        for (Filter child : and.getChildren()) {
            Split split = split(child);
            where.add(split.where());
            if (split.rest() != Filter.INCLUDE) {
                rest.add(split.rest());
            }
        }
        Filter left = rest.size() == 1
                ? rest.get(0)
                : CommonFactoryFinder.getFilterFactory().and(rest);
        return new Split(joined(where, " AND "), left);
    }

    /** SQL that lets through every row the filter lets through, and maybe more. */
    private Sql narrowed(Filter filter) {
        if (filter instanceof BinarySpatialOperator spatial && !(filter instanceof Disjoint)) {
            return spatial instanceof DistanceBufferOperator
                    ? yes
                    : box(spatial).orElse(yes);
        }
        if (filter instanceof Or or) {
            return joined(or.getChildren().stream().map(c -> split(c).where()).toList(), " OR ");
        }
        return yes;
    }

    /** SQL that is true for exactly the rows the filter lets through, and never null. */
    private Optional<Sql> exact(Filter filter) {
        if (filter instanceof IncludeFilter) {
            return Optional.of(yes);
        } else if (filter instanceof ExcludeFilter) {
            return Optional.of(no);
        } else if (filter instanceof And and) {
            return all(and.getChildren(), " AND ");
        } else if (filter instanceof Or or) {
            return all(or.getChildren(), " OR ");
        } else if (filter instanceof Not not) {
            return exact(not.getFilter()).map(sql -> new Sql("NOT " + sql.text(), sql.parameters()));
        } else if (filter instanceof Id id) {
            return ids(id);
        } else if (filter instanceof PropertyIsNull isNull) {
            return attribute(isNull.getExpression())
                    .map(a -> new Sql("(" + Sql.name(a.column()) + " IS NULL)", List.of()));
        } else if (filter instanceof PropertyIsBetween between) {
            return between(between);
        } else if (filter instanceof PropertyIsLike like) {
            return like(like);
        } else if (filter instanceof BinaryComparisonOperator comparison) {
            return comparison(comparison);
        }
        return Optional.empty();
    }

    private Optional<Sql> all(List<Filter> filters, String word) {
        List<Sql> parts = new ArrayList<>();
        for (Filter filter : filters) {
            Optional<Sql> part = exact(filter);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(joined(parts, word));
    }

    private Sql joined(List<Sql> parts, String word) {
        List<Object> parameters = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Sql part : parts) {
            texts.add(part.text());
            parameters.addAll(part.parameters());
        }
        return new Sql(texts.isEmpty() ? dialect.yes() : "(" + String.join(word, texts) + ")", parameters);
    }

    private Optional<Sql> ids(Id id) {
        Set<Object> ids = id.getIDs();
        if (ids.size() > MAX_IDS) {
            return Optional.empty();
        }
        String prefix = layer.featureId("");
        List<Object> keys = ids.stream()
                .map(Object::toString)
                .filter(text -> text.startsWith(prefix))
                .<Object>map(text -> text.substring(prefix.length()))
                .toList();
        if (keys.isEmpty()) {
            return Optional.of(no);
        }
        String marks = "?" + ", ?".repeat(keys.size() - 1);
        return Optional.of(new Sql("(" + Sql.name(layer.key().column()) + " IN (" + marks + "))", keys));
    }

    private Optional<Sql> comparison(BinaryComparisonOperator comparison) {
        boolean swapped = comparison.getExpression1() instanceof Literal;
        Expression left = swapped ? comparison.getExpression2() : comparison.getExpression1();
        Expression right = swapped ? comparison.getExpression1() : comparison.getExpression2();
        Optional<Attribute> attribute = attribute(left);
        Optional<Object> value = attribute.flatMap(a -> value(a, right));
        boolean text = attribute.isPresent() && ColumnType.of(attribute.get()) == ColumnType.TEXT;
        if (value.isEmpty()
                || (text && !comparison.isMatchingCase())
                || comparison.getMatchAction() != MatchAction.ANY) {
            return Optional.empty();
        }
        String column = Sql.name(attribute.get().column());
        if (comparison instanceof PropertyIsNotEqualTo) {
            return Optional.of(new Sql("(" + dialect.differs(column) + ")", List.of(value.get())));
        }
        return operator(comparison, swapped)
                .map(op -> known(
                        (text && !op.equals("=") ? dialect.byCodePoint(column) : column) + " " + op + " ?",
                        value.get()));
    }

    private static Optional<String> operator(BinaryComparisonOperator comparison, boolean swapped) {
        if (comparison instanceof PropertyIsEqualTo) {
            return Optional.of("=");
        } else if (comparison instanceof PropertyIsLessThan) {
            return Optional.of(swapped ? ">" : "<");
        } else if (comparison instanceof PropertyIsLessThanOrEqualTo) {
            return Optional.of(swapped ? ">=" : "<=");
        } else if (comparison instanceof PropertyIsGreaterThan) {
            return Optional.of(swapped ? "<" : ">");
        } else if (comparison instanceof PropertyIsGreaterThanOrEqualTo) {
            return Optional.of(swapped ? "<=" : ">=");
        }
        return Optional.empty();
    }

    private Optional<Sql> between(PropertyIsBetween between) {
        Optional<Attribute> attribute = attribute(between.getExpression());
        Optional<Object> low = attribute.flatMap(a -> value(a, between.getLowerBoundary()));
        Optional<Object> high = attribute.flatMap(a -> value(a, between.getUpperBoundary()));
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        String column = Sql.name(attribute.get().column());
        boolean text = ColumnType.of(attribute.get()) == ColumnType.TEXT;
        return Optional.of(
                known((text ? dialect.byCodePoint(column) : column) + " BETWEEN ? AND ?", low.get(), high.get()));
    }

    /** Null counts as false. */
    private Sql known(String condition, Object... parameters) {
        return new Sql("coalesce(" + condition + ", " + dialect.no() + ")", List.of(parameters));
    }

    /** Databases fold case each in its own way: so SQL where case matters, Java for the rest. */
    private Optional<Sql> like(PropertyIsLike like) {
        Optional<Attribute> attribute = attribute(like.getExpression());
        if (attribute.isEmpty() || ColumnType.of(attribute.get()) != ColumnType.TEXT || !like.isMatchingCase()) {
            return Optional.empty();
        }
        String many = like.getWildCard();
        String one = like.getSingleChar();
        String escape = like.getEscape();
        String pattern = like.getLiteral();
        Dialect.Wildcards wildcards = dialect.wildcards();
        StringBuilder glob = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (!escape.isEmpty() && pattern.startsWith(escape, i) && i + escape.length() < pattern.length()) {
                i += escape.length();
                wildcards.append(glob, pattern.charAt(i));
            } else if (!many.isEmpty() && pattern.startsWith(many, i)) {
                glob.append(wildcards.many());
                i += many.length() - 1;
            } else if (!one.isEmpty() && pattern.startsWith(one, i)) {
                glob.append(wildcards.one());
                i += one.length() - 1;
            } else {
                wildcards.append(glob, pattern.charAt(i));
            }
        }
        return Optional.of(
                known(Sql.name(attribute.get().column()) + " " + wildcards.operator() + " ?", glob.toString()));
    }

    private Optional<Sql> box(BinarySpatialOperator spatial) {
        if (spatial instanceof BBOX bbox) {
            BoundingBox bounds = bbox.getBounds();
            boolean named = bbox.getExpression1() instanceof PropertyName name && isGeometry(name);
            return named
                    ? Optional.of(meeting(
                            new Envelope(bounds.getMinX(), bounds.getMaxX(), bounds.getMinY(), bounds.getMaxY())))
                    : Optional.empty();
        }
        Object first = spatial.getExpression1().evaluate(null);
        Expression other = first instanceof Geometry ? spatial.getExpression2() : spatial.getExpression1();
        Object geometry =
                first instanceof Geometry ? first : spatial.getExpression2().evaluate(null);
        boolean ofLayer = other instanceof PropertyName name && isGeometry(name);
        if (!ofLayer || !(geometry instanceof Geometry constant)) {
            return Optional.empty();
        }
        return Optional.of(meeting(constant.getEnvelopeInternal()));
    }

    private boolean isGeometry(PropertyName name) {
        return layer.geometry()
                .filter(g -> name.getPropertyName().isEmpty()
                        || name.getPropertyName().equals(g.name()))
                .isPresent();
    }

    private Sql meeting(Envelope box) {
        return box.isNull() ? no : dialect.meeting(layer, box);
    }

    private Optional<Attribute> attribute(Expression expression) {
        return expression instanceof PropertyName name ? layer.attribute(name.getPropertyName()) : Optional.empty();
    }

    /** The literal, if SQL compares it with this column as GeoTools would. */
    private static Optional<Object> value(Attribute attribute, Expression expression) {
        if (!(expression instanceof Literal literal) || literal.getValue() == null) {
            return Optional.empty();
        }
        Object value = literal.getValue();
        boolean fits = switch (ColumnType.of(attribute)) {
            case TEXT -> value instanceof String;
            case INTEGER, LONG, DOUBLE, DECIMAL -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case DATE -> value instanceof LocalDate;
            case INSTANT -> value instanceof Instant;
        };
        return fits ? Optional.of(value) : Optional.empty();
    }
}
