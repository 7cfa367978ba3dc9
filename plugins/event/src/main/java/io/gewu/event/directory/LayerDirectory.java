package io.gewu.event.directory;

import io.gewu.api.store.LayerView;
import io.gewu.api.store.LayerViews;
import io.gewu.api.store.Row;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.rule.Rule;
import io.gewu.event.rule.SupervisionRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The directory as its layers have it. Safe for many threads. */
@Component(service = LayerDirectory.class)
public final class LayerDirectory {
    private static final Set<String> LAYERS = Set.of(
            "item",
            "item_catalog",
            "item_class",
            "post",
            "office_post",
            "command_centre",
            "channel",
            "organisation",
            "routing_rule",
            "supervision_rule",
            "calendar_day");

    private final LayerView<Directory> view;

    @Activate
    public LayerDirectory(@Reference LayerViews views) {
        this.view = views.of(LAYERS, LayerDirectory::read);
    }

    /** What is on file now. */
    public Directory now() {
        return view.get();
    }

    private static Directory read(LayerViews.Rows rows) {
        return new Directory(new Directory.Contents(
                all(rows, "item", Item::of),
                codes(rows, "item_catalog", row -> "published".equals(row.getOrDefault("status", "published"))),
                codes(rows, "item_class", row -> Boolean.TRUE.equals(row.get("mediated"))),
                all(rows, "post", Post::of),
                all(rows, "office_post", OfficePost::of),
                all(rows, "command_centre", Centre::of),
                all(rows, "channel", Channel::of),
                all(rows, "organisation", Organisation::of),
                all(rows, "routing_rule", Rule::of),
                all(rows, "supervision_rule", SupervisionRule::of),
                new WorkingCalendar(days(rows, "holiday"), days(rows, "working"))));
    }

    private static Set<LocalDate> days(LayerViews.Rows rows, String kind) {
        return codes(rows, "calendar_day", row -> kind.equals(row.get("kind"))).stream()
                .map(LocalDate::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> codes(LayerViews.Rows rows, String layer, Predicate<Map<String, Object>> wanted) {
        return all(rows, layer, row -> row).stream()
                .filter(wanted)
                .map(row -> (String) row.get("code"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> List<T> all(LayerViews.Rows rows, String layer, Function<Map<String, Object>, T> make) {
        try (Stream<Row> all = rows.of(layer)) {
            return all.map(row -> make.apply(row.values())).toList();
        }
    }
}
