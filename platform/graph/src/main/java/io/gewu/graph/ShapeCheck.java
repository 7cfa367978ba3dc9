package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.WriteSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;

/**
 * Holds features about to be committed against the SHACL shapes of their plugins (W3C SHACL): the graph as it would be
 * afterwards, each changed feature as a focus node. Safe for many threads.
 */
final class ShapeCheck {
    private static final int MAX_FAULTS = 5;

    private final DatasetGraph data;
    private final PendingFeatures pending;
    private final Site site;
    private final Function<String, Optional<Layer>> layers;
    private volatile Shapes shapes = Shapes.parse(GraphFactory.createDefaultGraph());

    ShapeCheck(DatasetGraph data, PendingFeatures pending, Site site, Function<String, Optional<Layer>> layers) {
        this.data = data;
        this.pending = pending;
        this.site = site;
        this.layers = layers;
    }

    /** Takes the shapes of these graphs from now on. */
    void use(Collection<Node> shapeGraphs) {
        Graph all = GraphFactory.createDefaultGraph();
        Txn.executeRead(
                data,
                () -> shapeGraphs.forEach(name -> data.getGraph(name).find().forEachRemaining(all::add)));
        shapes = Shapes.parse(all);
    }

    /**
     * Checks a commit.
     *
     * @throws GewuException {@code REFUSED} naming feature, property and reason
     * @throws PendingFeatures.LayerLoaded if the graph has to show a commit before
     */
    synchronized void check(PendingCommit commit) {
        if (shapes.isEmpty()) {
            return;
        }
        Map<String, FeatureChange> last = new HashMap<>();
        for (FeatureChange change : commit.changes()) {
            if (change.kind() != Change.Kind.LOAD) {
                last.put(change.layer().featureId(change.key()), change);
            }
        }
        if (!last.isEmpty()) {
            Map<String, Map<String, Object>> rows = now(commit.session(), last);
            Txn.executeRead(data, () -> check(last, rows));
        }
    }

    /** Features as the commit will leave them: listeners that were asked before may have filled in what was missing. */
    private static Map<String, Map<String, Object>> now(WriteSession session, Map<String, FeatureChange> changes) {
        Map<String, Map<String, Object>> rows = new HashMap<>();
        changes.forEach((id, change) -> {
            if (change.after().isPresent()) {
                session.read(change.layer(), change.key()).ifPresent(row -> rows.put(id, row));
            }
        });
        return rows;
    }

    private void check(Map<String, FeatureChange> changes, Map<String, Map<String, Object>> rows) {
        Graph newest = pending.newest();
        OverlaidGraph after = new OverlaidGraph(() -> newest);
        Map<Node, String> focus = new HashMap<>();
        changes.forEach((id, change) -> {
            FeatureTriples triples = new FeatureTriples(change.layer(), layers, site);
            String key = change.key();
            Optional<Map<String, Object>> row = Optional.ofNullable(rows.get(id));
            after.put(row.map(values -> triples.version(
                            key, values::get, change.layer().geometry().map(column -> values.get(column.name()))))
                    .orElseGet(() -> triples.gone(key)));
            if (row.isPresent()) {
                focus.put(triples.subject(key), id);
            }
        });
        List<String> faults = new ArrayList<>();
        String first = "";
        for (Map.Entry<Node, String> one : focus.entrySet()) {
            ValidationReport report = ShaclValidator.get().validate(shapes, after, one.getKey());
            for (ReportEntry entry : report.getEntries()) {
                if (entry.severity().equals(Severity.Violation) && faults.size() < MAX_FAULTS) {
                    first = first.isEmpty() ? one.getValue() : first;
                    faults.add(one.getValue() + ": " + said(entry));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new GewuException(ErrorCode.REFUSED, first, String.join("; ", faults));
        }
    }

    /** The property as people know it, what was found, and what the shape says. */
    private static String said(ReportEntry entry) {
        String path =
                entry.resultPath() == null ? "" : entry.resultPath().toString().replaceAll("[<>]", "");
        String name = path.substring(Math.max(path.lastIndexOf('#'), path.lastIndexOf('/')) + 1);
        boolean hasValue = entry.value() != null && !entry.value().equals(entry.focusNode());
        String found = hasValue ? "\"" + text(entry.value()) + "\"" : "";
        String subject = (name + " " + found).trim();
        return (subject.isEmpty() ? "" : subject + ": ")
                + String.valueOf(entry.message()).replaceAll("<[^>]*[#/]([^>#/]*)>", "$1");
    }

    private static String text(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
    }
}
