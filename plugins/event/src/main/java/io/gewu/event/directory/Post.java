package io.gewu.event.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A post of a grid worker or the head of a station.
 *
 * @param holder pseudonym of who holds it, which is also the name of the account; empty for a vacancy
 * @param substitute code of the post that stands in
 */
public record Post(
        String code,
        String name,
        String kind,
        Optional<String> grid,
        Optional<String> station,
        Optional<String> holder,
        Optional<String> substitute,
        List<String> skills) {
    static Post of(Map<String, Object> row) {
        return new Post(
                (String) row.get("code"),
                (String) row.getOrDefault("name", ""),
                (String) row.getOrDefault("kind", ""),
                Optional.ofNullable((String) row.get("grid")),
                Optional.ofNullable((String) row.get("station")),
                Optional.ofNullable((String) row.get("held_by")),
                Optional.ofNullable((String) row.get("substitute")),
                Item.list(row.get("skills")));
    }

    /** Whether the holder has all skills; a post that names none is for everything. */
    public boolean hasSkills(List<String> wanted) {
        return skills.isEmpty() || skills.containsAll(wanted);
    }
}
