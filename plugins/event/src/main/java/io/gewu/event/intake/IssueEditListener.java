package io.gewu.event.intake;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.CommitValidator;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change.Kind;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.WriteSession;
import io.gewu.event.directory.Channel;
import io.gewu.event.directory.Item;
import io.gewu.event.directory.LayerDirectory;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.IntakeProcessing;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.IssueTransitions;
import io.gewu.event.handling.TransitionRequest;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Refusal;
import io.gewu.event.rule.Rule;
import io.gewu.event.rule.SupervisionRule;
import io.gewu.event.state.Transition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Issues that are drawn on a map and saved by WFS-T are taken in like all others; what the state machine keeps is not
 * for editing, and a rule that cannot be read is refused before it can route anything.
 */
@Component(service = CommitValidator.class)
public final class IssueEditListener implements CommitValidator {
    private static final Set<String> REPORTED = Set.of(
            "code",
            "title",
            "description",
            "kind",
            "item",
            "channel",
            "urgency",
            "received_at",
            "about",
            "affects",
            "photos",
            "reported_by",
            "contact",
            "geom");
    private static final Set<String> MENDABLE =
            Set.of("title", "description", "photos", "reported_by", "contact", "about");

    private final LayerCatalog layers;
    private final LayerDirectory directory;
    private final GridResolver grids;
    private final String city;

    @Activate
    public IssueEditListener(
            @Reference LayerCatalog layers,
            @Reference LayerDirectory directory,
            @Reference GridResolver grids,
            @Reference Site site) {
        this.layers = layers;
        this.directory = directory;
        this.grids = grids;
        this.city = site.area();
    }

    @Override
    public Phase phase() {
        return Phase.ENRICH;
    }

    @Override
    public void before(PendingCommit commit) {
        boolean taken = false;
        for (FeatureChange change : commit.changes()) {
            switch (change.layer().name()) {
                case "issue" -> taken |= issue(commit, change);
                case "routing_rule" -> readable(change, Rule::of);
                case "supervision_rule" -> readable(change, SupervisionRule::of);
                default -> {
                    // not ours
                }
            }
        }
        if (taken) {
            // what was just written for them is asked about in the next round
            commit.session().claim(IssueTransitions.CLAIM);
        }
    }

    private boolean issue(PendingCommit commit, FeatureChange change) {
        WriteSession session = commit.session();
        // an undo puts back what the state machine itself had written
        boolean own = session.isClaimedBy(IssueTransitions.CLAIM) || session.isClaimedBy(WriteSession.UNDO);
        if (own || change.kind() == Kind.LOAD) {
            return false;
        }
        switch (change.kind()) {
            case INSERT -> take(commit, change);
            case UPDATE -> mend(change);
            default ->
                throw Refusal.of(
                        change.key(),
                        "事件不可删除；POST /event/issues/" + change.key() + "/reject 说明理由后不予受理",
                        "an issue is never deleted; POST /event/issues/" + change.key()
                                + "/reject closes it with a reason");
        }
        return change.kind() == Kind.INSERT;
    }

    private void take(PendingCommit commit, FeatureChange change) {
        Map<String, Object> row = change.after().orElseThrow();
        Set<String> kept = new TreeSet<>(row.keySet());
        kept.removeAll(REPORTED);
        boolean answered = "consult".equals(row.get("kind")) && row.get("reply") instanceof String;
        if (answered) {
            kept.remove("reply");
        }
        if (!kept.isEmpty()) {
            throw Refusal.of(
                    change.key(), kept + " 由流转产生，请留空", kept + " are set by the state machine; leave them empty");
        }
        IssueTransaction transaction = new IssueTransaction(
                commit.session(), layers, directory.now(), commit.origin().author(), Instant.now());
        Issue issue = new Issue(row);
        Channel dialled = channel(transaction, issue);
        issue.text("item").ifPresent(item -> issue.set("item", current(transaction, issue, item)));
        issue.set("channel", dialled.replacedBy().orElse(dialled.code()));
        new IntakeProcessing(transaction, city, grids).take(issue);
        if (answered) {
            // a question that the knowledge base answers is closed as it comes in
            new Handling(transaction, city)
                    .make(issue, TransitionRequest.of(Transition.ANSWER, "").replying((String) row.get("reply")));
        }
        transaction.add("intake", intake(issue, dialled));
        transaction.save(issue);
    }

    private static String current(IssueTransaction transaction, Issue issue, String item) {
        return transaction
                .directory()
                .currentItem(item)
                .map(Item::code)
                .orElseThrow(() -> Refusal.of(
                        issue.code(),
                        "item：“" + item + "”不在现行清单中",
                        "item: found \"" + item + "\", expected a code of layer item"));
    }

    private static Channel channel(IssueTransaction transaction, Issue issue) {
        String code = issue.text("channel").orElse("wfs");
        return transaction
                .directory()
                .channel(code)
                .orElseThrow(() -> Refusal.of(
                        issue.code(),
                        "channel：没有渠道“" + code + "”",
                        "channel: found \"" + code + "\", expected a code of layer channel"));
    }

    private static Map<String, Object> intake(Issue issue, Channel dialled) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", "in-" + issue.code());
        row.put("issue", issue.text("merged_into").orElse(issue.code()));
        row.put("channel", dialled.replacedBy().orElse(dialled.code()));
        dialled.replacedBy().ifPresent(today -> row.put("legacy_line", dialled.code()));
        row.put("external_id", issue.code());
        row.put("received_at", issue.time("received_at").orElseThrow());
        return row;
    }

    private void mend(FeatureChange change) {
        Map<String, Object> before = change.before().orElseThrow();
        Map<String, Object> after = change.after().orElseThrow();
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        changed.removeAll(MENDABLE);
        if (!changed.isEmpty()) {
            throw Refusal.of(
                    change.key(),
                    changed + " 由流转维护；GET /event/issues/" + change.key() + " 列出可作动作",
                    changed + " are kept by the state machine; GET /event/issues/" + change.key() + " lists its moves");
        }
    }

    private static void readable(FeatureChange change, Consumer<Map<String, Object>> read) {
        try {
            change.after().ifPresent(read);
        } catch (IllegalArgumentException unreadable) {
            throw new GewuException(
                    ErrorCode.REFUSED,
                    change.layer().featureId(change.key()),
                    "The rule cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
