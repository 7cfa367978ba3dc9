package io.gewu.graph;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionBase2;
import org.apache.jena.sparql.function.FunctionBase3;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.locationtech.jts.geom.Geometry;

/**
 * The functions of GeoSPARQL 1.1 (OGC 22-047r1, clauses 9 and 10) over {@code geo:wktLiteral} and
 * {@code geo:geoJSONLiteral}. Relations hold on coordinates in degrees; distances, areas and lengths are those on the
 * ellipsoid. What a function makes comes in CRS84.
 */
final class GeoFunctions {
    static final String GEOF = "http://www.opengis.net/def/function/geosparql/";
    static final String SPATIALF = "http://jena.apache.org/function/spatial#";
    private static final double METRES_PER_DEGREE = 111_319.490_793;
    private static final Map<String, Double> METRES = Map.ofEntries(
            Map.entry("metre", 1.0),
            Map.entry("meter", 1.0),
            Map.entry("M", 1.0),
            Map.entry("kilometre", 1000.0),
            Map.entry("kilometer", 1000.0),
            Map.entry("KiloM", 1000.0),
            Map.entry("degree", METRES_PER_DEGREE),
            Map.entry("DEG", METRES_PER_DEGREE),
            Map.entry("radian", METRES_PER_DEGREE * 180 / Math.PI),
            Map.entry("RAD", METRES_PER_DEGREE * 180 / Math.PI));

    private final FunctionRegistry registry;

    private GeoFunctions(FunctionRegistry registry) {
        this.registry = registry;
    }

    static void register(FunctionRegistry registry) {
        GeoFunctions functions = new GeoFunctions(registry);
        GeoRelations.register(functions);
        GeoMeasures.register(functions);
        GeoConstructions.register(functions);
    }

    /** Metres in one of a unit of {@code http://www.opengis.net/def/uom/OGC/1.0/} or QUDT. */
    static double metres(NodeValue unit) {
        String iri = unit.isIRI() ? unit.asNode().getURI() : unit.asString();
        Double metres = METRES.get(iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1));
        if (metres == null) {
            throw new ExprEvalException("Unit <" + iri + "> is not known; expected metre, kilometre, degree or radian");
        }
        return metres;
    }

    /** A geometry in degrees as a literal in CRS84. */
    static NodeValue literal(Geometry degrees) {
        StringBuilder text = new StringBuilder(WktWriter.CRS84);
        WktWriter.text(degrees, text);
        return NodeValue.makeNode(NodeFactory.createLiteralDT(text.toString(), WktWriter.TYPE));
    }

    static NodeValue number(double value) {
        if (Double.isNaN(value)) {
            throw new ExprEvalException("An empty geometry has no such measure");
        }
        return NodeValue.makeDouble(value);
    }

    void one(String name, Function<GeoLiteral, NodeValue> function) {
        registry.put(GEOF + name, iri -> new FunctionBase1() {
            @Override
            public NodeValue exec(NodeValue value) {
                return guarded(() -> function.apply(GeoLiteral.of(value)));
            }
        });
    }

    void two(String name, BiFunction<GeoLiteral, GeoLiteral, NodeValue> function) {
        registry.put(GEOF + name, iri -> new FunctionBase2() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b) {
                return guarded(() -> function.apply(GeoLiteral.of(a), GeoLiteral.of(b)));
            }
        });
    }

    /** A geometry and another value. */
    void oneAnd(String name, BiFunction<GeoLiteral, NodeValue, NodeValue> function) {
        registry.put(GEOF + name, iri -> new FunctionBase2() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b) {
                return guarded(() -> function.apply(GeoLiteral.of(a), b));
            }
        });
    }

    /** A function of three. */
    interface Ternary {
        NodeValue apply(NodeValue a, NodeValue b, NodeValue c);
    }

    void three(String iri, Ternary function) {
        registry.put(iri, name -> new FunctionBase3() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b, NodeValue c) {
                return guarded(() -> function.apply(a, b, c));
            }
        });
    }

    /** What geometry code throws on invalid shapes is an expression error, not the end of the query. */
    private static NodeValue guarded(java.util.function.Supplier<NodeValue> work) {
        try {
            return work.get();
        } catch (ExprEvalException known) {
            throw known;
        } catch (RuntimeException unfit) {
            throw new ExprEvalException("The geometry does not allow it: " + unfit.getMessage());
        }
    }
}
