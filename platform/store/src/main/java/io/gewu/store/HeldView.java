package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.LayerView;
import io.gewu.api.store.LayerViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The value of a view, and what of the log it includes. Safe for many threads. */
final class HeldView<T> implements LayerView<T> {
    private static final Logger LOG = LoggerFactory.getLogger(HeldView.class);
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(1);
    /** Commits that may come while a value is made; with more it is not kept. */
    private static final int MOST_LATE = 10_000;

    /** How rows are read: the layers that are there, and the commit they are of. */
    interface Reader {
        LayerViews.Rows rows(Map<String, Layer> layers, long commit);
    }

    private final Set<String> names;
    private final Function<LayerViews.Rows, T> build;
    private final BiFunction<T, CommitEvent, Optional<T>> advance;
    private final LayerCatalog catalog;
    private final LongSupplier position;
    private final Reader reader;

    private boolean held;
    private boolean building;
    private T value;
    private long commit;
    private Map<String, Layer> layers = Map.of();
    private long revision = -1;
    private final List<CommitEvent> late = new ArrayList<>();

    HeldView(
            Set<String> names,
            Function<LayerViews.Rows, T> build,
            BiFunction<T, CommitEvent, Optional<T>> advance,
            LayerCatalog catalog,
            LongSupplier position,
            Reader reader) {
        this.names = names;
        this.build = build;
        this.advance = advance;
        this.catalog = catalog;
        this.position = position;
        this.reader = reader;
    }

    @Override
    public T get() {
        synchronized (this) {
            awaitBuilt();
            if (isFresh()) {
                return value;
            }
            building = true;
            late.clear();
        }
        return made();
    }

    @Override
    public synchronized long commit() {
        return commit;
    }

    private synchronized void awaitBuilt() {
        long end = System.nanoTime() + LONGEST_WAIT;
        try {
            while (building) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new GewuException(
                            ErrorCode.STORE_UNAVAILABLE,
                            "",
                            "What is kept of " + names + " is being read; try again later");
                }
                wait(millis);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GewuException(ErrorCode.STORE_UNAVAILABLE, "", "The server is stopping", stopping);
        }
    }

    private boolean isFresh() {
        if (!held) {
            return false;
        }
        long now = catalog.revision();
        if (now != revision) {
            held = present().equals(layers);
            revision = now;
        }
        return held;
    }

    private Map<String, Layer> present() {
        Map<String, Layer> present = new TreeMap<>();
        names.forEach(name -> catalog.layer(name).ifPresent(layer -> present.put(name, layer)));
        return present;
    }

    /** Whoever asked has the value of when it asked; it is kept only if nothing happened that it does not include. */
    private T made() {
        try {
            long revisionThen = catalog.revision();
            Map<String, Layer> read = present();
            T made = null;
            long start = 0;
            for (boolean again = true; again; ) {
                start = position.getAsLong();
                try {
                    made = build.apply(reader.rows(read, start));
                    again = false;
                } catch (GewuException failure) {
                    // a layer was loaded between the look at the position and the rows
                    again = failure.code() == ErrorCode.SNAPSHOT_GONE && position.getAsLong() > start;
                    if (!again) {
                        throw failure;
                    }
                }
            }
            synchronized (this) {
                Optional<T> caughtUp = caughtUp(made, start);
                held = caughtUp.isPresent();
                value = caughtUp.orElse(null);
                layers = read;
                revision = revisionThen;
                return caughtUp.orElse(made);
            }
        } finally {
            synchronized (this) {
                building = false;
                late.clear();
                notifyAll();
            }
        }
    }

    private Optional<T> caughtUp(T made, long start) {
        Optional<T> now = Optional.of(made);
        commit = Math.max(commit, start);
        for (CommitEvent event : late) {
            if (event.number() > start && now.isPresent()) {
                T before = now.get();
                now = late.size() > MOST_LATE ? Optional.empty() : advance.apply(before, event);
                commit = Math.max(commit, event.number());
            }
        }
        return now;
    }

    /** A commit was made, here or on another server. */
    synchronized void committed(CommitEvent event) {
        if (event.touches(names)) {
            if (building && late.size() <= MOST_LATE) {
                late.add(event);
            } else if (held) {
                advance(event);
            }
        }
        if (held && !building) {
            commit = Math.max(commit, event.number());
        }
    }

    private void advance(CommitEvent event) {
        if (event.number() <= commit) {
            return;
        }
        Optional<T> next;
        try {
            next = advance.apply(value, event);
        } catch (RuntimeException failure) {
            LOG.warn("What is kept of {} is read again after commit {}", names, event.number(), failure);
            next = Optional.empty();
        }
        held = next.isPresent();
        value = next.orElse(null);
    }
}
