package io.gewu.graph;

import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;

/**
 * The areas into which layers are divided; a layer that is not has one, the site's. An area stays known when its last
 * feature goes. Safe for many threads.
 */
final class LayerAreas {
    /** Stands for features whose area is not told; no code of an area begins so. */
    static final String NONE = "-";

    private static final Node PART_OF = NodeFactory.createURI("urn:gewu:partOf");
    private static final Node AREA = NodeFactory.createURI("urn:gewu:area");

    private final DatasetGraph data;
    private final Site site;
    private final GraphNames names;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    LayerAreas(DatasetGraph data, Site site) {
        this.data = data;
        this.site = site;
        this.names = new GraphNames(site);
    }

    /** Where a row of a layer belongs. */
    String of(Layer layer, Function<String, ?> values) {
        if (!GraphNames.isDivided(layer)) {
            return site.area();
        }
        Object code = values.apply(layer.scopeAttribute().orElseThrow().name());
        return code == null || code.toString().isEmpty() ? NONE : code.toString();
    }

    /** Areas of which features are here or were. */
    Set<String> of(Layer layer) {
        return GraphNames.isDivided(layer)
                ? known.computeIfAbsent(layer.name(), name -> stored(layer))
                : Set.of(site.area());
    }

    private Set<String> stored(Layer layer) {
        Set<String> areas = ConcurrentHashMap.newKeySet();
        Txn.executeRead(data, () -> {
            Graph meta = data.getGraph(GraphNames.META);
            meta.find(Node.ANY, PART_OF, names.of(layer))
                    .forEach(part -> meta.find(part.getSubject(), AREA, Node.ANY)
                            .forEach(area -> areas.add(area.getObject().getLiteralLexicalForm())));
        });
        return areas;
    }

    /** Makes an area known, within the transaction that writes its first feature. */
    void add(Layer layer, String area) {
        if (GraphNames.isDivided(layer) && of(layer).add(area)) {
            Graph meta = data.getGraph(GraphNames.META);
            Node part = names.open(layer, area);
            meta.add(part, PART_OF, names.of(layer));
            meta.add(part, AREA, NodeFactory.createLiteralString(area));
        }
    }

    /** The areas whose features pass a filter; one that is not {@code INCLUDE} asks for nothing but the area. */
    Collection<String> passing(Layer layer, Filter filter) {
        if (filter == Filter.INCLUDE) {
            return of(layer);
        }
        Optional<SimpleFeatureType> type = layer.scopeAttribute().map(attribute -> {
            SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
            builder.setName(layer.name());
            builder.add(attribute.name(), String.class);
            return builder.buildFeatureType();
        });
        return type.isEmpty()
                ? List.of()
                : of(layer).stream()
                        .filter(area -> filter.evaluate(SimpleFeatureBuilder.build(
                                type.get(), new Object[] {area.equals(NONE) ? null : area}, layer.name())))
                        .toList();
    }
}
