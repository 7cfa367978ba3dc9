package io.gewu.event.directory;

import java.util.List;
import java.util.Map;

/**
 * A committee, office, centre, board or station of the command structure.
 *
 * @param kind {@code committee}, {@code office}, {@code centre}, {@code board} or {@code station}
 * @param area code of the administrative unit it serves
 * @param itemClasses classes of items that a board takes
 * @param linked departments that have moved in
 */
public record Centre(
        String code, String name, String kind, String area, List<String> itemClasses, List<String> linked) {
    static Centre of(Map<String, Object> row) {
        return new Centre(
                (String) row.get("code"),
                (String) row.getOrDefault("name", ""),
                (String) row.getOrDefault("kind", ""),
                (String) row.getOrDefault("area", ""),
                Item.list(row.get("item_classes")),
                Item.list(row.get("linked_to")));
    }
}
