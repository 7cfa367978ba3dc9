package io.gewu.event.demo;

import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Point;

/** What invented citizens and workers report: when, where, by which way, about what. */
final class Reports {
    /** Of a hundred reports, how many come in at each hour of the day. */
    private static final int[] HOURS = {1, 1, 0, 0, 0, 1, 2, 4, 8, 10, 10, 8, 5, 5, 8, 9, 8, 6, 4, 3, 3, 2, 1, 1};

    /** By weekday, Monday first: working days bring more than weekends. */
    private static final int[] WEEKDAYS = {18, 17, 16, 16, 16, 9, 8};

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
    /** Requests, complaints, reports, suggestions as 30 to 18 to 8 to 3. */
    private static final int[] KINDS = {30, 18, 8, 3};

    private static final String[] KIND_WORDS = {"request", "complaint", "report", "suggestion"};

    /** Shares of grid, village, town and consultation, as they come out of routing. */
    private static final int[] TIERS = {41, 31, 21, 7};

    private static final int[] LARGE = {0, 8, 70, 22};

    private static final List<Tier> ORDER = List.of(Tier.GRID, Tier.VILLAGE, Tier.TOWN, Tier.DISTRICT);

    private final Targets targets;
    private final List<Point> places;
    private final Map<Tier, List<String>> items = new EnumMap<>(Tier.class);

    Reports(Targets targets, Directory directory, List<Point> places, List<String> codes) {
        this.targets = targets;
        this.places = places;
        ORDER.forEach(tier -> items.put(tier, new ArrayList<>()));
        codes.stream()
                .flatMap(code -> directory.item(code).stream())
                .sorted(Comparator.comparing(Item::code))
                .forEach(item -> items.get(routed(item)).add(item.code()));
    }

    /** Where the rules send most issues of an item. */
    private static Tier routed(Item item) {
        if (item.urgency() <= 1) {
            return Tier.TOWN;
        }
        boolean small = item.level() == Tier.GRID && item.hours() <= 2;
        return switch (item.level()) {
            case GRID -> small ? Tier.GRID : item.villageList() ? Tier.VILLAGE : Tier.TOWN;
            case VILLAGE -> item.villageList() ? Tier.VILLAGE : Tier.TOWN;
            default -> item.level();
        };
    }

    /** The row of one report. */
    Map<String, Object> draw(int number, Random random) {
        boolean consult = number >= targets.counted();
        Map<String, Object> row = new HashMap<>();
        row.put("code", String.format("D%08d", number + 1));
        row.put("kind", consult ? "consult" : KIND_WORDS[drawn(KINDS, random)]);
        row.put("channel", CHANNELS[random.nextInt(CHANNELS.length)]);
        row.put("received_at", time(random));
        // one place in twenty has three cases in ten
        int crowded = Math.max(1, places.size() / 20);
        int place = random.nextInt(10) < 3 ? random.nextInt(crowded) * 20 : random.nextInt(places.size());
        row.put("geom", places.get(Math.min(place, places.size() - 1)));
        if (!consult) {
            // what is not answered at once is mostly nothing that is settled within a day
            Tier tier = ORDER.get(drawn(targets.instant(number) ? TIERS : LARGE, random));
            List<String> of = items.get(tier);
            row.put("item", of.get(random.nextInt(of.size())));
        }
        return row;
    }

    private Instant time(Random random) {
        LocalDate day = targets.first().plusDays(random.nextInt(targets.days()));
        ZonedDateTime hour = day.with(ChronoField.DAY_OF_WEEK, drawn(WEEKDAYS, random) + 1L)
                .atTime(drawn(HOURS, random), random.nextInt(60))
                .atZone(WorkingCalendar.ZONE);
        return hour.plusSeconds(random.nextInt(60)).toInstant();
    }

    private static int drawn(int[] weights, Random random) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int at = 0;
        while (left >= weights[at]) {
            left -= weights[at];
            at++;
        }
        return at;
    }
}
