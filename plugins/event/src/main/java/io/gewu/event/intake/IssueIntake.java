package io.gewu.event.intake;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import io.gewu.event.directory.Channel;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.directory.LayerDirectory;
import io.gewu.event.handling.IntakeProcessing;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.IssueTransitions;
import io.gewu.event.issue.Issue;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one intake: every report becomes a row of layer {@code intake} and, unless it is known, an issue. */
@Component(service = IssueIntake.class)
public final class IssueIntake {
    /**
     * What became of a report.
     *
     * @param repeated whether the same report came before; nothing was written then
     * @param commit that holds it
     */
    public record Receipt(Issue issue, boolean repeated, long commit) {}

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final LayerDirectory directory;
    private final GridResolver grids;
    private final String city;

    @Activate
    public IssueIntake(
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference LayerDirectory directory,
            @Reference GridResolver grids,
            @Reference Site site) {
        this.store = store;
        this.layers = layers;
        this.directory = directory;
        this.grids = grids;
        this.city = site.area();
    }

    /**
     * Takes a report in, in one commit.
     *
     * @throws GewuException {@code INVALID_PARAMETER} for a channel or item that is not on file
     */
    public Receipt take(Report report, Origin origin, Instant now) {
        Directory onFile = directory.now();
        Channel dialled = onFile.channel(report.channel())
                .orElseThrow(() -> unknown("/channel", report.channel(), "a code of layer channel"));
        Optional<String> item = report.item()
                .map(code -> onFile.currentItem(code)
                        .map(Item::code)
                        .orElseThrow(() -> unknown("/item", code, "a code of layer item")));
        String key = key(report, dialled, origin.author());
        try (WriteSession session = store.write(origin)) {
            session.claim(IssueTransitions.CLAIM);
            IssueTransaction transaction = new IssueTransaction(session, layers, onFile, origin.author(), now);
            Optional<Map<String, Object>> known = session.read(transaction.layer("intake"), key);
            if (known.isPresent()) {
                return new Receipt(repeated(transaction, report, known.get()), true, store.position());
            }
            Issue issue = issue(transaction, report, dialled);
            issue.set("item", item.orElse(null));
            new IntakeProcessing(transaction, city, grids).take(issue);
            transaction.add("intake", intake(key, issue, report, dialled, now));
            transaction.insert(issue);
            return new Receipt(issue, false, session.commit());
        }
    }

    /** Each worker's app counts for itself; a hotline or a system gives numbers for all its reports. */
    private static String key(Report report, Channel dialled, String author) {
        String id = report.externalId().orElseGet(() -> UUID.randomUUID().toString());
        return dialled.kind().equals("app") ? report.channel() + "-" + author + "-" + id : report.channel() + "-" + id;
    }

    /** The issue of the same report sent again; another report under its number would be lost in silence. */
    private static Issue repeated(IssueTransaction transaction, Report report, Map<String, Object> known) {
        String before = (String) known.getOrDefault("description", "");
        if (!before.equals(report.description())) {
            throw new GewuException(
                    ErrorCode.CONFLICT,
                    "/id",
                    new LocalizedText(
                            "/id：“" + report.externalId().orElse("") + "”已用于另一上报",
                            "/id: \"" + report.externalId().orElse("") + "\" was used for another report"));
        }
        return transaction.issue((String) known.get("issue"));
    }

    private Issue issue(IssueTransaction transaction, Report report, Channel dialled) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", transaction.session().newKey(transaction.layer("issue")));
        row.put("kind", report.kind());
        row.put("channel", dialled.replacedBy().orElse(dialled.code()));
        row.put("received_at", report.receivedAt().orElse(transaction.now()));
        report.title().ifPresent(title -> row.put("title", title));
        if (!report.description().isEmpty()) {
            row.put("description", report.description());
        }
        report.place().ifPresent(place -> row.put("geom", place));
        report.about().ifPresent(about -> row.put("about", about));
        report.urgency().ifPresent(urgency -> row.put("urgency", urgency));
        if (!report.affects().isEmpty()) {
            row.put("affects", String.join(",", report.affects()));
        }
        if (!report.photos().isEmpty()) {
            row.put("photos", String.join(" ", report.photos()));
        }
        report.reporter().ifPresent(who -> row.put("reported_by", who));
        report.contact().ifPresent(contact -> row.put("contact", contact));
        return new Issue(row);
    }

    /** Of a report of the same matter it says the issue that is handled, not the copy. */
    private static Map<String, Object> intake(String key, Issue issue, Report report, Channel dialled, Instant now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", key);
        row.put("issue", issue.text("merged_into").orElse(issue.code()));
        row.put("channel", dialled.replacedBy().orElse(dialled.code()));
        dialled.replacedBy().ifPresent(today -> row.put("legacy_line", dialled.code()));
        report.externalId().ifPresent(id -> row.put("external_id", id));
        report.externalUrl().ifPresent(url -> row.put("external_url", url));
        row.put("received_at", report.receivedAt().orElse(now));
        if (!report.description().isEmpty()) {
            row.put("description", report.description());
        }
        report.reporter().ifPresent(who -> row.put("caller", who));
        return row;
    }

    private static GewuException unknown(String path, String found, String expected) {
        return new GewuException(
                ErrorCode.INVALID_PARAMETER, path, path + ": found \"" + found + "\", expected " + expected);
    }
}
