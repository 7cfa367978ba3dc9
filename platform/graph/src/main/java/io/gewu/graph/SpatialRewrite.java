package io.gewu.graph;

import io.gewu.api.layer.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;

/**
 * Puts a table of candidates from the stores' spatial indexes before patterns that a filter ties to a place. The filter
 * stays: the table is only ever a superset of what passes it, so answers are the same with and without.
 */
final class SpatialRewrite {
    private static final int MOST = 20_000;

    private final SpatialIndex index;
    private final VisiblePlugins.Visible visible;
    private final long commit;
    private final Context context;

    /** @param commit that the graph shows */
    SpatialRewrite(SpatialIndex index, VisiblePlugins.Visible visible, long commit, Context context) {
        this.index = index;
        this.visible = visible;
        this.commit = commit;
        this.context = context;
    }

    /**
     * The same answers, found from the place.
     *
     * @param op optimised algebra, not yet in quad form
     */
    Op rewrite(Op op) {
        return Transformer.transform(new Filters(), op);
    }

    private final class Filters extends TransformCopy {
        @Override
        public Op transform(OpFilter filter, Op sub) {
            Op placed = sub;
            for (Expr condition : filter.getExprs()) {
                Optional<SpatialBox> box = SpatialBox.of(condition, context);
                if (box.isPresent()) {
                    Optional<Op> better = place(placed, box.get());
                    if (better.isPresent()) {
                        // one table is enough: a second would multiply with it
                        return around(filter, better.get());
                    }
                }
            }
            return super.transform(filter, sub);
        }

        // evaluated once for each row of the left side, which has bound what ties the two together

        @Override
        public Op transform(OpConditional optional, Op left, Op right) {
            return super.transform(optional, left, optional.getRight());
        }

        @Override
        public Op transform(OpLeftJoin optional, Op left, Op right) {
            return super.transform(optional, left, optional.getRight());
        }

        @Override
        public Op transform(OpMinus minus, Op left, Op right) {
            return super.transform(minus, left, minus.getRight());
        }

        @Override
        public Op transform(OpSequence sequence, List<Op> parts) {
            List<Op> some = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                some.add(i > 0 && isTied(sequence.getElements(), i) ? sequence.get(i) : parts.get(i));
            }
            return super.transform(sequence, some);
        }
    }

    /** Keeps the other conditions where the store can try them between two patterns. */
    private static Op around(OpFilter filter, Op placed) {
        if (placed instanceof OpSequence sequence && sequence.size() == 2 && sequence.get(0) instanceof OpTable) {
            return sequence(sequence.get(0), OpFilter.filterBy(filter.getExprs(), sequence.get(1)));
        }
        return OpFilter.filterBy(filter.getExprs(), placed);
    }

    /** Whether a part of a sequence gets variables of its own from the parts before it. */
    private static boolean isTied(List<Op> parts, int i) {
        Set<Var> before = new HashSet<>();
        parts.subList(0, i).forEach(part -> before.addAll(OpVars.visibleVars(part)));
        return OpVars.visibleVars(parts.get(i)).stream().anyMatch(before::contains);
    }

    /** The operation with a table before the pattern that binds the literal; empty where a table would not be right. */
    private Optional<Op> place(Op op, SpatialBox box) {
        if (op instanceof OpBGP bgp) {
            return table(bgp, box).map(table -> sequence(table, bgp));
        } else if (op instanceof OpFilter filter) {
            return place(filter.getSubOp(), box).map(sub -> around(filter, sub));
        } else if (op instanceof OpSequence sequence) {
            return placeInSequence(sequence, box);
        } else if (op instanceof OpConditional optional) {
            return place(optional.getLeft(), box).map(left -> new OpConditional(left, optional.getRight()));
        } else if (op instanceof OpLeftJoin optional) {
            return place(optional.getLeft(), box)
                    .map(left -> OpLeftJoin.create(left, optional.getRight(), optional.getExprs()));
        } else if (op instanceof OpMinus minus) {
            return place(minus.getLeft(), box).map(left -> OpMinus.create(left, minus.getRight()));
        } else if (op instanceof OpExtend extend && !extend.getVarExprList().contains(box.literal())) {
            return place(extend.getSubOp(), box).map(sub -> OpExtend.create(sub, extend.getVarExprList()));
        } else if (op instanceof OpGraph graph) {
            return place(graph.getSubOp(), box).map(sub -> new OpGraph(graph.getNode(), sub));
        } else if (op instanceof OpJoin join) {
            return place(join.getLeft(), box)
                    .map(left -> OpJoin.create(left, join.getRight()))
                    .or(() -> place(join.getRight(), box).map(right -> OpJoin.create(join.getLeft(), right)));
        }
        return Optional.empty();
    }

    private Optional<Op> placeInSequence(OpSequence sequence, SpatialBox box) {
        List<Op> parts = sequence.getElements();
        for (int i = 0; i < parts.size(); i++) {
            Optional<Op> placed = i > 0 && isTied(parts, i) ? Optional.empty() : place(parts.get(i), box);
            if (placed.isPresent()) {
                OpSequence next = OpSequence.create();
                for (int j = 0; j < parts.size(); j++) {
                    next.add(j == i ? placed.get() : parts.get(j));
                }
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private static Op sequence(Op first, Op second) {
        OpSequence sequence = OpSequence.create();
        sequence.add(first);
        sequence.add(second);
        return sequence;
    }

    private Optional<Op> table(OpBGP bgp, SpatialBox box) {
        List<Triple> pattern = bgp.getPattern().getList();
        Optional<Var> geometry = pattern.stream()
                .filter(t -> t.getPredicate().equals(FeatureTriples.AS_WKT)
                        && t.getObject().equals(box.literal())
                        && Var.isVar(t.getSubject()))
                .map(t -> Var.alloc(t.getSubject()))
                .findFirst();
        return geometry.flatMap(variable -> index.meeting(box.degrees(), layers(pattern, variable), commit, MOST)
                .map(nodes -> {
                    Table table = TableFactory.create(List.of(variable));
                    Set<Node> all = new HashSet<>(nodes);
                    all.addAll(visible.geometries());
                    all.forEach(node -> table.addBinding(BindingFactory.binding(variable, node)));
                    return OpTable.create(table);
                }));
    }

    /** The layers whose features can be what the pattern says has this geometry. */
    private List<Layer> layers(List<Triple> pattern, Var geometry) {
        Set<Node> features = new HashSet<>();
        for (Triple t : pattern) {
            if (t.getObject().equals(geometry)
                    && (t.getPredicate().equals(FeatureTriples.HAS_DEFAULT_GEOMETRY)
                            || t.getPredicate().equals(FeatureTriples.HAS_GEOMETRY))) {
                features.add(t.getSubject());
            }
        }
        return pattern.stream()
                .filter(t -> features.contains(t.getSubject())
                        && t.getPredicate().equals(RDF.type.asNode())
                        && t.getObject().isURI())
                .findFirst()
                .map(t -> ofClass(t.getObject().getURI()))
                .orElse(visible.layers());
    }

    /** Layers of a class, and those whose features may be the same things: their IRIs look alike. */
    private List<Layer> ofClass(String iri) {
        List<Layer> declared = visible.layers().stream()
                .filter(layer -> layer.classIri().equals(iri))
                .toList();
        if (declared.isEmpty() || visible.documentsTypeThings()) {
            return visible.layers();
        }
        return visible.layers().stream()
                .filter(layer -> declared.stream().anyMatch(d -> d.iri().equals(layer.iri())))
                .toList();
    }
}
