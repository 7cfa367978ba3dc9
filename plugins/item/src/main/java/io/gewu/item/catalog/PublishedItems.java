package io.gewu.item.catalog;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.ChangeListener;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Change.Kind;
import io.gewu.api.store.FeatureChange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a published item binds people to does not change under them: it takes a new version of the catalog. */
@Component(service = ChangeListener.class)
public final class PublishedItems implements ChangeListener {
    private static final Set<String> BINDING =
            Set.of("level", "lead_org", "co_orgs", "time_limit", "legal_basis", "form", "catalog", "item_class");

    private final LayerCatalog layers;

    @Activate
    public PublishedItems(@Reference LayerCatalog layers) {
        this.layers = layers;
    }

    @Override
    public void before(PendingCommit commit) {
        for (FeatureChange change : commit.changes()) {
            if (change.layer().name().equals("item") && change.kind() == Kind.UPDATE) {
                check(commit, change);
            }
        }
    }

    private void check(PendingCommit commit, FeatureChange change) {
        Map<String, Object> before = change.before().orElseThrow();
        Map<String, Object> after = change.after().orElseThrow();
        Set<String> changed = new TreeSet<>(BINDING);
        changed.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        Optional<Object> status = layers.layer("item_catalog")
                .flatMap(layer -> commit.session().read(layer, String.valueOf(before.get("catalog"))))
                .map(row -> row.get("status"));
        if (!changed.isEmpty() && status.filter("published"::equals).isPresent()) {
            throw new GewuException(
                    ErrorCode.REFUSED,
                    change.layer().featureId(change.key()),
                    changed + ": catalog " + before.get("catalog")
                            + " is published; draft a new version to change what it binds people to");
        }
    }
}
