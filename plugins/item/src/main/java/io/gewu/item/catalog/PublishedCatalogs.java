package io.gewu.item.catalog;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.CommitValidator;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Change.Kind;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.WriteSession;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a published catalog binds people to does not change under them: it takes a new version, and publishing takes the
 * role for it, whatever door an edit comes in by.
 */
@Component(service = CommitValidator.class)
public final class PublishedCatalogs implements CommitValidator {
    /** By which the plugin's own transactions are known. */
    public static final String CLAIM = "item";

    /** Words that explain an item and bind nobody. */
    private static final Set<String> EXPLAINING = Set.of("name_en", "description", "evidence", "hotline_class");

    private static final Set<String> KEPT = Set.of("status", "valid_from", "valid_to", "predecessor", "items");

    private final LayerCatalog layers;

    @Activate
    public PublishedCatalogs(@Reference LayerCatalog layers) {
        this.layers = layers;
    }

    @Override
    public void before(PendingCommit commit) {
        WriteSession session = commit.session();
        if (session.isClaimedBy(CLAIM) || session.isClaimedBy(WriteSession.UNDO)) {
            return;
        }
        for (FeatureChange change : commit.changes()) {
            if (change.kind() != Kind.LOAD) {
                switch (change.layer().name()) {
                    case "item" -> item(session, change);
                    case "item_catalog" -> catalog(change);
                    default -> {
                        // binds nobody
                    }
                }
            }
        }
    }

    private void item(WriteSession session, FeatureChange change) {
        Set<String> changed = changed(change);
        changed.removeAll(EXPLAINING);
        if (changed.isEmpty()) {
            return;
        }
        Stream.concat(change.before().stream(), change.after().stream())
                .map(row -> String.valueOf(row.get("catalog")))
                .filter(catalog -> !status(session, catalog).equals("draft"))
                .findFirst()
                .ifPresent(catalog -> {
                    throw refused(
                            change,
                            (change.kind() == Kind.UPDATE ? changed + ": " : "") + "catalog " + catalog + " is "
                                    + status(session, catalog)
                                    + "; draft a new version (POST /item/catalogs/" + catalog + "/draft)");
                });
    }

    private String status(WriteSession session, String catalog) {
        return layers.layer("item_catalog")
                .flatMap(layer -> session.read(layer, catalog))
                .map(row -> (String) row.getOrDefault("status", "published"))
                .orElse("draft");
    }

    /** The life of a catalog goes by its own addresses, where roles and order are kept. */
    private static void catalog(FeatureChange change) {
        Set<String> changed = changed(change);
        changed.retainAll(KEPT);
        boolean draft =
                change.after().map(row -> "draft".equals(row.get("status"))).orElse(false);
        boolean begins = change.kind() == Kind.INSERT && draft;
        boolean dropped = change.kind() == Kind.DELETE
                && "draft".equals(change.before().orElseThrow().get("status"));
        if (!changed.isEmpty() && !begins && !dropped) {
            throw refused(
                    change,
                    changed + " are kept by the catalog desk: POST /item/catalogs/" + change.key()
                            + "/publish takes the role catalog-owner");
        }
    }

    private static Set<String> changed(FeatureChange change) {
        Map<String, Object> before = change.before().orElse(Map.of());
        Map<String, Object> after = change.after().orElse(Map.of());
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return changed;
    }

    private static GewuException refused(FeatureChange change, String reason) {
        return new GewuException(ErrorCode.REFUSED, change.layer().featureId(change.key()), reason);
    }
}
