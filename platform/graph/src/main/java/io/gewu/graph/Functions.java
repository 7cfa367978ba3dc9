package io.gewu.graph;

import java.util.Iterator;
import java.util.Set;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * The functions a query may call, and no others: casts of XML Schema, functions of XPath, and GeoSPARQL's. What loads
 * classes, runs scripts, waits or tells of the server is not among them.
 */
final class Functions {
    private static final Set<String> NAMESPACES =
            Set.of("http://www.w3.org/2001/XMLSchema#", ARQConstants.fnPrefix, ARQConstants.mathPrefix);
    /** Calls a function by a name that is known only when it runs. */
    private static final String APPLY = ARQConstants.fnPrefix + "apply";

    private static final FunctionRegistry ALLOWED = allowed();

    private Functions() {}

    static boolean isAllowed(String iri) {
        return ALLOWED.isRegistered(iri);
    }

    /** Makes a query see these functions only, and no property functions. */
    static void restrict(Context context) {
        FunctionRegistry.set(context, ALLOWED);
        PropertyFunctionRegistry.set(context, new PropertyFunctionRegistry());
    }

    private static FunctionRegistry allowed() {
        FunctionRegistry all = FunctionRegistry.standardRegistry();
        FunctionRegistry some = new FunctionRegistry();
        Iterator<String> names = all.keys();
        while (names.hasNext()) {
            String iri = names.next();
            if (!iri.equals(APPLY) && NAMESPACES.stream().anyMatch(iri::startsWith)) {
                some.put(iri, all.get(iri));
            }
        }
        GeoFunctions.register(some);
        return some;
    }
}
