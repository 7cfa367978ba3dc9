package io.gewu.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.QuadTable;
import org.apache.jena.tdb2.store.StoragePrefixesTDB;
import org.apache.jena.tdb2.store.StorageTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexWrapper;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A database that has some of the graphs of another one. The quads of the others are left out where the indexes are
 * read, below everything that could ask for them: patterns, property paths, graph names, DESCRIBE and FROM alike.
 */
final class VisibleGraphs {
    private VisibleGraphs() {}

    /** Made within the transaction in which it is read; it shares that transaction and is never written. */
    static DatasetGraph of(DatasetGraph data, Collection<Node> names) {
        DatasetGraphTDB whole = TDBInternal.requireStorage(data);
        NodeTupleTable quads = whole.getQuadTable().getNodeTupleTable();
        NodeTable nodes = quads.getNodeTable();
        Set<NodeId> ids = new HashSet<>();
        for (Node name : names) {
            NodeId id = nodes.getNodeIdForNode(name);
            if (!NodeId.isDoesNotExist(id)) {
                ids.add(id);
            }
        }
        TupleIndex[] indexes = quads.getTupleTable().getIndexes();
        TupleIndex[] visible = new TupleIndex[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            visible[i] = new Visible(indexes[i], ids);
        }
        StorageTDB storage =
                new StorageTDB(whole.getTxnSystem(), whole.getTripleTable(), new QuadTable(visible, nodes));
        return new DatasetGraphTDB(
                whole.getLocation(),
                whole.getStoreParams(),
                whole.getReorderTransform(),
                storage,
                (StoragePrefixesTDB) whole.getStoragePrefixes(),
                whole.getTxnSystem());
    }

    /** Graph name, subject, predicate, object: quads whose graph is not among some are not there. */
    private static final class Visible extends TupleIndexWrapper {
        private final Set<NodeId> graphs;

        Visible(TupleIndex index, Set<NodeId> graphs) {
            super(index);
            this.graphs = graphs;
        }

        @Override
        public Iterator<Tuple<NodeId>> find(Tuple<NodeId> pattern) {
            NodeId graph = pattern.get(0);
            if (graph != null && NodeId.isConcrete(graph)) {
                return graphs.contains(graph) ? super.find(pattern) : Iter.nullIterator();
            }
            return Iter.filter(super.find(pattern), quad -> graphs.contains(quad.get(0)));
        }

        @Override
        public Iterator<Tuple<NodeId>> all() {
            return Iter.filter(super.all(), quad -> graphs.contains(quad.get(0)));
        }

        @Override
        public void add(Tuple<NodeId> tuple) {
            throw new UnsupportedOperationException("A view is not written");
        }

        @Override
        public void delete(Tuple<NodeId> tuple) {
            throw new UnsupportedOperationException("A view is not written");
        }

        @Override
        public void clear() {
            throw new UnsupportedOperationException("A view is not written");
        }
    }
}
