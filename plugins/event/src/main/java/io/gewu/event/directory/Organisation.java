package io.gewu.event.directory;

import java.util.Map;

/**
 * A department.
 *
 * @param area code of the administrative unit it serves
 * @param resident whether it sits in the centre for disputes (the 6 of 1+6+X)
 */
public record Organisation(String code, String name, String area, boolean resident) {
    static Organisation of(Map<String, Object> row) {
        return new Organisation(
                (String) row.get("code"),
                (String) row.getOrDefault("name", ""),
                (String) row.getOrDefault("area", ""),
                Boolean.TRUE.equals(row.get("resident_agency")));
    }
}
