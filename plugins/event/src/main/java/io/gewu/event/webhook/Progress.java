package io.gewu.event.webhook;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a webhook has come, as a row of layer {@code webhook}: it goes on where it stopped, and of several servers on
 * one database one delivers at a time. For one thread.
 */
final class Progress {
    private static final String NODE = UUID.randomUUID().toString();
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** Renewed when so much of it is left. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final String name;
    private final String target;
    private Instant until = Instant.MIN;
    private long saved;
    private int delivered;
    private int refused;

    /** @param target host that is posted to, for people */
    Progress(FeatureStore store, LayerCatalog layers, String name, String target) {
        this.store = store;
        this.layers = layers;
        this.name = name;
        this.target = target;
    }

    /**
     * Takes or renews the right to deliver.
     *
     * @return the commit up to which everything is delivered; empty while another server delivers, or the layer is away
     */
    Optional<Long> lease(Instant now) {
        if (now.plus(MARGIN).isBefore(until)) {
            return Optional.of(saved);
        }
        Optional<Layer> layer = layers.layer("webhook");
        if (layer.isEmpty()) {
            return Optional.empty();
        }
        try (WriteSession session = store.write("webhook-" + name)) {
            Optional<Map<String, Object>> row = session.read(layer.get(), name);
            boolean others = row.filter(r -> !NODE.equals(r.get("node")))
                    .map(r -> (Instant) r.get("lease_until"))
                    .filter(end -> end.isAfter(now))
                    .isPresent();
            if (others) {
                return Optional.empty();
            }
            // a new webhook is told of what comes, not of what was
            saved = row.map(r -> (Long) r.get("position")).orElseGet(store::position);
            delivered = row.map(r -> (Integer) r.get("delivered")).orElse(0);
            refused = row.map(r -> (Integer) r.get("refused")).orElse(0);
            write(session, layer.get(), row.isPresent(), now, Map.of());
            session.commit();
            return Optional.of(saved);
        }
    }

    private void write(WriteSession session, Layer layer, boolean known, Instant now, Map<String, Object> more) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", name);
        row.put("target", target);
        row.put("position", saved);
        row.put("node", NODE);
        row.put("lease_until", now.plus(LEASE));
        row.put("delivered", delivered);
        row.put("refused", refused);
        row.putAll(more);
        if (known) {
            session.update(layer, name, row);
        } else {
            row.values().removeIf(Objects::isNull);
            session.insert(layer, row);
        }
        until = now.plus(LEASE);
    }

    /** Everything up to a commit is with the receiver. */
    void save(long commit, Instant now) {
        saved = commit;
        Map<String, Object> fine = new HashMap<>();
        fine.put("failing_since", null);
        note(now, fine);
    }

    void countDelivered() {
        delivered++;
    }

    /** The receiver will not have it; it is not sent again. */
    void countRefused(String reason, Instant now) {
        refused++;
        note(now, Map.of("last_refusal", reason));
    }

    /** The receiver cannot be reached; what it missed waits. */
    void failing(Instant since, String reason, Instant now) {
        note(now, Map.of("failing_since", since, "last_failure", reason));
    }

    private void note(Instant now, Map<String, Object> more) {
        Optional<Layer> layer = layers.layer("webhook");
        if (layer.isPresent()) {
            try (WriteSession session = store.write("webhook-" + name)) {
                write(session, layer.get(), session.read(layer.get(), name).isPresent(), now, more);
                session.commit();
            }
        }
    }
}
