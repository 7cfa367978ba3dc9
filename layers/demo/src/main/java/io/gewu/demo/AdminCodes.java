package io.gewu.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real towns and villages with their codes (statistical division codes as of 2023-06-30). */
final class AdminCodes {
    /**
     * A village or community.
     *
     * @param code 12 digits
     * @param name without the words for its committee: 佛平社区, 永红村
     * @param kind {@code community} or {@code village}
     */
    record Unit(String code, String name, String kind, String town) {}

    /**
     * A town or street.
     *
     * @param seedLon where it lies
     * @param squareKilometres about how large it is
     * @param persons an assumption
     * @param grids of the plan of 451
     * @param formerGrids of the plan of 462
     */
    record Town(
            String code,
            String name,
            String english,
            double seedLon,
            double seedLat,
            double squareKilometres,
            int persons,
            int grids,
            int formerGrids) {}

    static final String DISTRICT = "440604";

    static final List<Town> TOWNS = List.of(
            new Town("440604010", "石湾镇街道", "Shiwan", 113.112, 22.990, 31, 410_000, 139, 142),
            new Town("440604011", "张槎街道", "Zhangcha", 113.070, 23.030, 26, 260_000, 88, 90),
            new Town("440604012", "祖庙街道", "Zumiao", 113.117, 23.035, 21, 450_000, 153, 157),
            new Town("440604100", "南庄镇", "Nanzhuang", 113.015, 22.985, 76, 210_000, 71, 73));

    private AdminCodes() {}

    static List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        for (Map<String, String> row : Table.read("villages.csv")) {
            String whole = row.get("name");
            boolean community = whole.contains("社区") || whole.endsWith("居委会");
            String name = whole.replaceAll("(居委会|居民委员会|村委会|村民委员会)$", "");
            units.add(new Unit(row.get("code12"), name, community ? "community" : "village", row.get("town_code9")));
        }
        return units;
    }
}
