package io.gewu.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph with other versions of some features: what they state in the graph below is not seen, their versions are laid
 * beside it. Nothing of the graph below is read before somebody asks. For one thread at a time.
 */
final class OverlaidGraph extends GraphBase {
    private final Supplier<Graph> below;
    private final Graph beside = GraphFactory.createDefaultGraph();
    private final Map<Node, FeatureVersion> versions = new HashMap<>();
    /** Nodes of which the graph below tells nothing, but for the properties that other features state of them. */
    private final Map<Node, Set<String>> hidden = new HashMap<>();

    /** @param below asked each time, because it may be another one in the next transaction */
    OverlaidGraph(Supplier<Graph> below) {
        this.below = below;
    }

    /** From now on the feature is this. */
    void put(FeatureVersion version) {
        remove(version.subject());
        versions.put(version.subject(), version);
        hidden.put(version.subject(), version.inverse());
        hidden.put(version.geometry(), Set.of());
        version.triples().forEach(beside::add);
    }

    /** From now on the feature is what the graph below says. */
    void remove(Node subject) {
        FeatureVersion version = versions.remove(subject);
        if (version != null) {
            hidden.remove(version.subject());
            hidden.remove(version.geometry());
            version.triples().forEach(beside::delete);
        }
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return below.get().find(pattern).filterDrop(this::isHidden).andThen(beside.find(pattern));
    }

    private boolean isHidden(Triple triple) {
        Set<String> inverse = hidden.get(triple.getSubject());
        if (inverse != null && !inverse.contains(triple.getPredicate().getURI())) {
            return true;
        }
        Set<String> stated = hidden.get(triple.getObject());
        return stated != null && stated.contains(triple.getPredicate().getURI());
    }
}
