package io.gewu.event.webhook;

import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts changes of features to another system, in the order of their commits, at least once each: what cannot be
 * delivered waits and is tried again. One for each file {@code gewu.event.webhook-<name>.cfg}.
 */
@Component(
        service = CommitListener.class,
        configurationPid = "gewu.event.webhook",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Webhook.Config.class, factory = true)
public final class Webhook implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration SAVING = Duration.ofSeconds(2);
    private static final int COMMITS_AT_ONCE = 200;

    /** Settings of one webhook. */
    @ObjectClassDefinition(name = "Gewu webhook")
    public @interface Config {
        @AttributeDefinition(description = "Name, unique in the city")
        String name();

        @AttributeDefinition(description = "Where to post to, https://…")
        String url();

        @AttributeDefinition(
                description = "Secret of the signature, at least 16 bytes; ${env:NAME} keeps it out of here")
        String secret();

        @AttributeDefinition(description = "Layers whose changes are told")
        String[] layers() default "issue";

        @AttributeDefinition(description = "Which features, as tier=town|district;lead_org=D006; empty: all")
        String where() default "";

        @AttributeDefinition(description = "Roles of the receiver, which decide what it may see; public if none")
        String[] roles() default {};
    }

    private final FeatureStore store;
    private final AccessPolicy policy;
    private final String base;
    private final Set<String> names;
    private final Selection selection;
    private final Caller receiver;
    private final WebhookClient post;
    private final Progress progress;
    private final Thread thread;
    private final String name;
    private boolean news = true;
    private volatile boolean closed;

    @Activate
    public Webhook(
            @Reference FeatureStore store,
            @Reference LayerCatalog catalog,
            @Reference AccessPolicy policy,
            @Reference Site site,
            Config config) {
        this.store = store;
        this.policy = policy;
        this.base = site.baseIri();
        this.name = config.name();
        this.names = words(config.layers());
        this.selection = Selection.parse(config.where());
        Set<String> roles = words(config.roles());
        roles.add(Access.PUBLIC);
        this.receiver = new Caller("webhook-" + name, roles);
        this.post = new WebhookClient(URI.create(config.url()), Signature.of(config.secret()));
        this.progress =
                new Progress(store, catalog, name, URI.create(config.url()).getHost());
        this.thread = new Thread(this::run, "gewu-webhook-" + name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Settings files write lists as arrays or with commas. */
    private static Set<String> words(String[] setting) {
        return Arrays.stream(setting)
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Deactivate
    void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(5000);
    }

    @Override
    public synchronized void committed(CommitEvent commit) {
        news = true;
        notifyAll();
    }

    private synchronized void awaitNews(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!news && System.nanoTime() < end) {
            wait(1000);
        }
        news = false;
    }

    private void run() {
        long after = -1;
        Duration pause = Duration.ZERO;
        Instant failingSince = null;
        while (!closed) {
            try {
                awaitNews(Duration.ofSeconds(10));
                after = deliver(after);
                pause = Duration.ZERO;
                failingSince = null;
            } catch (InterruptedException stopping) {
                return;
            } catch (IOException | RuntimeException failure) {
                failingSince = failingSince == null ? Instant.now() : failingSince;
                pause = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
                LOG.warn("Webhook {} tries again in {} s: {}", name, pause.toSeconds(), failure.toString());
                after = -1;
                if (!rested(failingSince, failure, pause)) {
                    return;
                }
            }
        }
    }

    private boolean rested(Instant since, Exception failure, Duration pause) {
        try {
            progress.failing(since, failure.toString(), Instant.now());
        } catch (RuntimeException unreachable) {
            LOG.warn("Webhook {} cannot write how it is: {}", name, unreachable.toString());
        }
        try {
            Thread.sleep(pause.toMillis());
            synchronized (this) {
                news = true;
            }
            return !closed;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    /**
     * Delivers what came after a commit.
     *
     * @param after up to where this server looked already; -1 if it did not
     * @return up to where it looked now
     */
    private long deliver(long after) throws IOException, InterruptedException {
        Optional<Long> saved = progress.lease(Instant.now());
        if (saved.isEmpty()) {
            return -1;
        }
        long at = Math.max(after, saved.get());
        long newest = store.position();
        Instant lastSave = Instant.now();
        List<Long> commits = commits(at);
        for (long number : commits) {
            tell(number);
            if (Duration.between(lastSave, Instant.now()).compareTo(SAVING) > 0) {
                progress.save(number, Instant.now());
                lastSave = Instant.now();
            }
        }
        if (commits.isEmpty()) {
            return newest;
        }
        long last = commits.get(commits.size() - 1);
        progress.save(last, Instant.now());
        synchronized (this) {
            news = true;
        }
        return last;
    }

    private List<Long> commits(long after) {
        try (Stream<Change> changes = store.changes(after)) {
            return changes.filter(change -> names.contains(change.layer()) && change.kind() != Change.Kind.LOAD)
                    .map(Change::commit)
                    .distinct()
                    .limit(COMMITS_AT_ONCE)
                    .toList();
        }
    }

    private void tell(long number) throws IOException, InterruptedException {
        Commit commit = store.commit(number).orElseThrow();
        for (FeatureChange change : store.changesOf(number)) {
            Optional<Layer> seen = names.contains(change.layer().name())
                    ? policy.readable(receiver, change.layer())
                    : Optional.empty();
            boolean wanted =
                    change.after().or(change::before).filter(selection::holds).isPresent();
            if (seen.isPresent() && wanted) {
                Optional<String> refusal = post.send(CloudEvent.of(change, seen.get(), commit, base), Instant.now());
                if (refusal.isPresent()) {
                    LOG.warn("Webhook {}: {} was refused: {}", name, number, refusal.get());
                    progress.countRefused(number + ": " + refusal.get(), Instant.now());
                } else {
                    progress.countDelivered();
                }
            }
        }
    }
}
