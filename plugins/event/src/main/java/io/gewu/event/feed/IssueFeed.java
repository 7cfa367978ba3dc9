package io.gewu.event.feed;

import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The newest changes of issues and notices about them, kept for listeners that come back ({@code Last-Event-ID}). A
 * listener that is slower than a thousand changes is told to ask anew.
 */
@Component(service = {IssueFeed.class, CommitListener.class})
public final class IssueFeed implements CommitListener {
    private static final int KEPT = 1000;
    private static final long HEARTBEAT_MILLIS = 15_000;
    /** What is told of the rows of a layer, by the name of the event. */
    private static final Map<String, List<String>> SHOWN = Map.of(
            "issue",
            List.of("code", "title", "kind", "status", "tier", "item", "grid", "village", "post", "lead_org", "due_at"),
            "notice",
            List.of("code", "issue", "kind", "rule", "share", "at", "post", "org", "centre", "village"));

    /** Numbers of events are those of their commits and a place among its changes: the same on every server. */
    private static final long PER_COMMIT = 100_000;

    /** One change. */
    private record Event(long serial, long commit, String name, Map<String, Object> data) {}

    /** What came after an event, and the newest that is not kept. */
    private record News(long dropped, List<Event> events) {}

    private final Deque<Event> events = new ArrayDeque<>();
    /** Of the newest event that is not kept. */
    private long dropped;

    private long last;

    @Activate
    public IssueFeed(@Reference FeatureStore store) {
        this.dropped = store.position() * PER_COMMIT + PER_COMMIT - 1;
        this.last = dropped;
    }

    @Override
    public void committed(CommitEvent commit) {
        if (commit.touches(SHOWN.keySet())) {
            add(commit);
        }
    }

    private synchronized void add(CommitEvent commit) {
        Map<String, FeatureChange> newest = new LinkedHashMap<>();
        for (FeatureChange change : commit.changes()) {
            if (SHOWN.containsKey(change.layer().name()) && change.after().isPresent()) {
                newest.put(change.layer().featureId(change.key()), change);
            }
        }
        long serial = commit.number() * PER_COMMIT;
        for (FeatureChange change : newest.values()) {
            String name = change.layer().name();
            events.addLast(new Event(
                    serial,
                    commit.number(),
                    name,
                    shown(SHOWN.get(name), change.after().orElseThrow())));
            last = Math.max(last, serial);
            serial++;
            if (events.size() > KEPT) {
                dropped = events.removeFirst().serial();
            }
        }
        if (!newest.isEmpty()) {
            notifyAll();
        }
    }

    private static Map<String, Object> shown(List<String> names, Map<String, Object> row) {
        Map<String, Object> json = new LinkedHashMap<>();
        names.forEach(name -> Optional.ofNullable(row.get(name)).ifPresent(value -> json.put(name, value)));
        if (row.get("geom") instanceof Point point) {
            json.put("location", List.of(point.getX(), point.getY()));
        }
        return json;
    }

    /** {@code ?village=440604010001} or {@code ?post=…} tells those only. */
    public RestReply stream(RestRequest request) {
        Optional<String> village = request.query("village");
        Optional<String> post = request.query("post");
        return new RestReply.Events((sink, seen) -> run(sink, seen, village, post));
    }

    private void run(RestReply.Sink sink, String seen, Optional<String> village, Optional<String> post)
            throws IOException, InterruptedException {
        long from = seen.matches("\\d{1,18}") ? Long.parseLong(seen) : newest();
        while (sink.open()) {
            News news = after(from);
            if (from < news.dropped()) {
                from = news.dropped();
                sink.send(Long.toString(from), "gap", Map.of("before", from / PER_COMMIT + 1));
            }
            for (Event event : news.events()) {
                from = event.serial();
                if (matches(event, "village", village) && matches(event, "post", post)) {
                    Map<String, Object> data = new LinkedHashMap<>(event.data());
                    data.put("commit", event.commit());
                    sink.send(Long.toString(event.serial()), event.name(), data);
                }
            }
            if (news.events().isEmpty()) {
                sink.alive();
            }
        }
    }

    private static boolean matches(Event event, String name, Optional<String> wanted) {
        return wanted.map(prefix -> String.valueOf(event.data().get(name)).startsWith(prefix))
                .orElse(true);
    }

    private synchronized long newest() {
        return last;
    }

    /** Waits for something new, or for the time of a heartbeat. */
    private synchronized News after(long serial) throws InterruptedException {
        long end = System.nanoTime() + HEARTBEAT_MILLIS * 1_000_000;
        while (last <= serial) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return new News(dropped, List.of());
            }
            wait(Math.min(left, 1000));
        }
        List<Event> news = new ArrayList<>();
        events.forEach(event -> {
            if (event.serial() > serial) {
                news.add(event);
            }
        });
        return new News(dropped, news);
    }
}
