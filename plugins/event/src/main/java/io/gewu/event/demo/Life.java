package io.gewu.event.demo;

import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Post;
import io.gewu.event.handling.Desk;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.Move;
import io.gewu.event.handling.Reception;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.state.Change;
import io.gewu.event.state.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Point;

/** The life of one invented issue, from intake to feedback, by the moves that people would make. */
final class Life {
    private static final Instant FIRST = Instant.parse("2025-11-20T00:00:00Z");
    private static final long PERIOD_SECONDS = 360L * 86_400;
    private static final String[] CHANNELS = {
        "12345",
        "12345",
        "12345",
        "12345",
        "app",
        "app",
        "app",
        "mayor-direct",
        "gov-portal",
        "wechat",
        "people-board",
        "yueshengshi",
        "sensor"
    };
    private static final String[] KINDS = {"request", "request", "complaint", "complaint", "report"};
    private static final int INSTANT_MINUTES = 480;

    private final LayerCatalog layers;
    private final Directory directory;
    private final GridResolver grids;
    private final String city;
    private final Targets targets;
    private final List<Point> places;
    private final List<String> items;

    Life(
            LayerCatalog layers,
            Directory directory,
            GridResolver grids,
            String city,
            Targets targets,
            List<Point> places,
            List<String> items) {
        this.layers = layers;
        this.directory = directory;
        this.grids = grids;
        this.city = city;
        this.targets = targets;
        this.places = places;
        this.items = items;
    }

    /** All rows of one issue; the same number is always the same life. */
    RowsInMemory lead(int number) {
        RowsInMemory rows = new RowsInMemory();
        Random random = new Random(number * 7_919L + 12_345);
        boolean consult = number >= targets.counted();
        Instant received = FIRST.plusSeconds((long) (random.nextDouble() * PERIOD_SECONDS));
        Issue issue = new Issue(reported(number, received, consult, random));
        Desk desk = desk(rows, "seat-" + (1 + random.nextInt(40)), received);
        new Reception(desk, city, grids).take(issue);
        desk.add("intake", intake(number, issue));
        desk.insert(issue);
        if (consult) {
            Instant answered = received.plusSeconds(60 + random.nextInt(600));
            make(rows, issue, "seat-1", answered, Move.of(Change.ANSWER, "").replying("已按知识库答复"));
        } else {
            handle(rows, issue, number, received, random);
        }
        return rows;
    }

    private Map<String, Object> reported(int number, Instant received, boolean consult, Random random) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", String.format("D%08d", number + 1));
        row.put("kind", consult ? "consult" : KINDS[random.nextInt(KINDS.length)]);
        row.put("channel", CHANNELS[random.nextInt(CHANNELS.length)]);
        row.put("received_at", received);
        // one place in twenty has three cases in ten
        int crowded = Math.max(1, places.size() / 20);
        int place = random.nextInt(10) < 3 ? random.nextInt(crowded) * 20 : random.nextInt(places.size());
        row.put("geom", places.get(Math.min(place, places.size() - 1)));
        if (!consult) {
            row.put("item", items.get(random.nextInt(items.size())));
        }
        return row;
    }

    private static Map<String, Object> intake(int number, Issue issue) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", "demo-" + (number + 1));
        row.put("issue", issue.code());
        row.put("channel", issue.text("channel").orElseThrow());
        row.put("external_id", Integer.toString(number + 1));
        row.put("received_at", issue.time("received_at").orElseThrow());
        return row;
    }

    private void handle(RowsInMemory rows, Issue issue, int number, Instant received, Random random) {
        WorkingCalendar calendar = directory.calendar();
        boolean instant = targets.instant(number);
        if (issue.status() == Status.CONSULTING) {
            Instant decided = calendar.add(received, 5 + random.nextInt(10), false);
            make(rows, issue, "chair-1", decided, Move.of(Change.DECIDE, "由主办部门牵头办理"));
        }
        boolean clock =
                issue.limit().map(l -> l.unit() == Limit.Unit.URGENT_HOURS).orElse(false);
        String worker = issue.text("post")
                .flatMap(directory::post)
                .flatMap(Post::holder)
                .orElse("handler-" + issue.text("lead_org").orElse(""));
        int signed = 16 + random.nextInt(40);
        Instant accepted = calendar.add(received, signed, clock);
        Move accept = Move.of(Change.ACCEPT, "");
        make(rows, issue, worker, accepted, instant ? accept.replying("已受理，正在处置") : accept);
        make(rows, issue, worker, accepted, Move.of(Change.START, ""));
        boolean late = random.nextInt(1000) < 3;
        long limit = issue.limit().map(WorkingCalendar::minutes).orElse(240L);
        double used = late ? 1.3 : 0.35 + random.nextDouble() * 0.3;
        Instant handled = calendar.add(received, Math.max((long) (limit * used), signed + 5), clock);
        if (!instant) {
            handled = later(handled, calendar.add(received, INSTANT_MINUTES + 30, false));
        }
        Move done = Move.of(Change.HANDLE, "已处置").replying("已处置");
        boolean onSpot = issue.tier().filter(tier -> tier == Tier.GRID).isPresent();
        make(rows, issue, worker, handled, onSpot ? done.showing(List.of("before.jpg", "after.jpg")) : done);
        Instant verified = calendar.add(handled, 5 + random.nextInt(15), clock);
        make(rows, issue, "verifier-" + (1 + random.nextInt(20)), verified, Move.of(Change.VERIFY, ""));
        if (targets.closed(number)) {
            close(rows, issue, number, calendar.add(verified, 5, clock), random);
        }
    }

    private void close(RowsInMemory rows, Issue issue, int number, Instant at, Random random) {
        make(rows, issue, "seat-2", at, Move.of(Change.CLOSE, "").replying("您反映的问题已处置完毕"));
        if (targets.rated(number)) {
            int rating = targets.satisfied(number) ? 4 + random.nextInt(2) : 1 + random.nextInt(2);
            make(
                    rows,
                    issue,
                    "citizen",
                    at.plusSeconds(3600),
                    Move.of(Change.RATE, "").rating(rating));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void make(RowsInMemory rows, Issue issue, String actor, Instant at, Move move) {
        new Handling(desk(rows, actor, at), city).make(issue, move);
    }

    private Desk desk(RowsInMemory rows, String actor, Instant at) {
        return new Desk(rows, layers, directory, actor, at);
    }
}
