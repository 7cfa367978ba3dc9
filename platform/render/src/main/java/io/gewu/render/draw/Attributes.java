package io.gewu.render.draw;

import io.gewu.feature.fes.FilterBinding;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.FilterAttributeExtractor;
import org.geotools.filter.visitor.DuplicatingFilterVisitor;
import org.geotools.util.Converters;
import org.xml.sax.helpers.NamespaceSupport;

/**
 * The attributes that a style uses, and their places in the features being drawn. Names are looked up once a map, in
 * the schema and nowhere else: a name is never evaluated as a path. An attribute that the caller may not see is absent.
 */
public final class Attributes {
    private final SimpleFeatureType schema;
    private final String geometry;
    private final List<String> names = new ArrayList<>();
    private int[] places = new int[0];

    public Attributes(SimpleFeatureType schema) {
        this.schema = schema;
        this.geometry = schema.getGeometryDescriptor() == null
                ? ""
                : schema.getGeometryDescriptor().getLocalName();
        if (!geometry.isEmpty()) {
            names.add(geometry);
        }
    }

    /** Name of the default geometry; empty if there is none. */
    public String geometry() {
        return geometry;
    }

    /** What a query has to ask for. */
    public String[] names() {
        return names.toArray(String[]::new);
    }

    /** Says where the attributes are in the features to come. */
    public void read(SimpleFeatureType type) {
        places = names.stream().mapToInt(type::indexOf).toArray();
    }

    Expression bind(Expression expression) {
        return (Expression) expression.accept(new Binding(), null);
    }

    /** A style's filter for the layer that is drawn: geometries in its CRS, distances in metres. */
    Filter inLayer(Filter filter) {
        return schema.getCoordinateReferenceSystem() == null
                ? filter
                : FilterBinding.bind(filter, schema.getCoordinateReferenceSystem());
    }

    Filter bind(Filter filter) {
        return (Filter) filter.accept(new Binding(), null);
    }

    /** The attributes a style's expression names, as written. */
    static String[] namesIn(Expression expression) {
        FilterAttributeExtractor names = new FilterAttributeExtractor();
        expression.accept(names, null);
        return names.getAttributeNames();
    }

    static boolean isConstant(Expression expression) {
        FilterAttributeExtractor names = new FilterAttributeExtractor();
        expression.accept(names, null);
        return names.isConstantExpression() && names.getAttributeNameSet().isEmpty();
    }

    /** The part after a prefix: requests and styles may write {@code gewu:code}. */
    private int slot(String written) {
        String name = written.isEmpty() ? geometry : written;
        if (schema.getDescriptor(name) == null && name.indexOf(':') >= 0) {
            name = name.substring(name.lastIndexOf(':') + 1);
        }
        if (schema.getDescriptor(name) == null) {
            return -1;
        }
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name);
    }

    private final class Binding extends DuplicatingFilterVisitor {
        Binding() {
            super(CommonFactoryFinder.getFilterFactory());
        }

        @Override
        public Object visit(PropertyName name, Object extra) {
            return new Place(name.getPropertyName(), slot(name.getPropertyName()));
        }
    }

    /** An attribute by its place. */
    private final class Place implements PropertyName {
        private final String name;
        private final int slot;

        Place(String name, int slot) {
            this.name = name;
            this.slot = slot;
        }

        @Override
        public Object evaluate(Object object) {
            if (slot < 0 || slot >= places.length || places[slot] < 0) {
                return null;
            }
            return object instanceof SimpleFeature feature ? feature.getAttribute(places[slot]) : null;
        }

        @Override
        public <T> T evaluate(Object object, Class<T> type) {
            return Converters.convert(evaluate(object), type);
        }

        @Override
        public Object accept(ExpressionVisitor visitor, Object extra) {
            return visitor.visit(this, extra);
        }

        @Override
        public String getPropertyName() {
            return name;
        }

        @Override
        public NamespaceSupport getNamespaceContext() {
            return null;
        }
    }
}
