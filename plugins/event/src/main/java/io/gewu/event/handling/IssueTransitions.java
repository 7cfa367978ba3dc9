package io.gewu.event.handling;

import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import io.gewu.event.directory.LayerDirectory;
import io.gewu.event.issue.Issue;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens a transaction for one issue, makes moves on it, commits. Safe for many threads. */
@Component(service = IssueTransitions.class)
public final class IssueTransitions {
    /** By which the plugin's own transactions are known. */
    public static final String CLAIM = "event";

    /** An issue after its moves, and the commit that holds them. */
    public record Moved(Issue issue, long commit) {}

    /** Whether somebody may. */
    @FunctionalInterface
    public interface Permission {
        /** Throws if whoever asks may not, seeing the issue as it is. */
        void check(IssueTransaction transaction, Issue issue);
    }

    /** What is done in the transaction. */
    @FunctionalInterface
    public interface Work {
        /** Makes moves on the issue. */
        void on(IssueTransaction transaction, Handling handling, Issue issue);
    }

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final LayerDirectory directory;
    private final String city;

    @Activate
    public IssueTransitions(
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference LayerDirectory directory,
            @Reference Site site) {
        this.store = store;
        this.layers = layers;
        this.directory = directory;
        this.city = site.area();
    }

    /** Works on an issue in one commit. */
    public Moved on(String code, Origin origin, Instant now, Permission may, Work work) {
        try (WriteSession session = store.write(origin)) {
            session.claim(CLAIM);
            IssueTransaction transaction = new IssueTransaction(session, layers, directory.now(), origin.author(), now);
            Issue issue = transaction.issue(code);
            may.check(transaction, issue);
            work.on(transaction, new Handling(transaction, city), issue);
            return new Moved(issue, session.commit());
        }
    }
}
