package io.gewu.grid.check;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** A row of layer {@code eco_grid} as the validation sees it; 0 and empty stand for what is missing. */
public record GridOfPlan(
        String code, String village, String station, int workers, int persons, int households, Geometry area) {
    /** Of a row. */
    public static GridOfPlan of(Map<String, Object> row) {
        return new GridOfPlan(
                (String) row.get("code"),
                (String) row.getOrDefault("village", ""),
                (String) row.getOrDefault("station", ""),
                number(row, "workers"),
                number(row, "persons"),
                number(row, "households"),
                (Geometry) row.get("geom"));
    }

    private static int number(Map<String, Object> row, String name) {
        return row.get(name) instanceof Integer number ? number : 0;
    }
}
