package io.gewu.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;

/**
 * The command structure: committee, office and centre of the district, four centres with three boards each, stations.
 */
final class CommandRows {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate ROSTER_FROM = LocalDate.of(2026, 11, 1);
    private static final int ROSTER_DAYS = 150;
    private static final int SEATS = 40;
    private static final int VERIFIERS = 20;

    /** Board: word, name, place of its department among the town's, classes of items. */
    private static final String[][] BOARDS = {
        {"security-governance", "综治维稳板块", "1", "DP,PO"},
        {"public-service", "公共服务板块", "2", "SV"},
        {"enforcement", "行政执法板块", "3", "PS"}
    };
    /** Organisation and personnel, politics and law, civil affairs, urban management, emergency: 组织 政法 民政 城综 应急. */
    private static final int[] MOVED_IN = {0, 1, 15, 5, 8};

    private final City city;

    CommandRows(City city) {
        this.city = city;
    }

    void centres(Consumer<Map<String, ?>> sink) {
        Geometry middle = city.district().getInteriorPoint();
        String district = AdminCodes.DISTRICT;
        sink.accept(centre("committee-" + district, "禅城区智慧社会治理委员会", "committee", "district", district, null, middle));
        sink.accept(centre(
                "office-" + district, "禅城区智慧社会治理办公室", "office", "district", district, "committee-" + district, middle));
        Map<String, Object> top = centre(
                "centre-" + district, "禅城区智慧社会治理中心", "centre", "district", district, "office-" + district, middle);
        List<String> linked = new java.util.ArrayList<>();
        for (int department : MOVED_IN) {
            linked.add(EntityRows.departmentCode(department));
        }
        top.put("linked_to", linked);
        sink.accept(top);
        for (int t = 0; t < city.towns().size(); t++) {
            town(sink, t);
        }
        for (City.Village village : city.villages()) {
            String code = village.unit().code();
            Map<String, Object> station = centre(
                    "station-" + code,
                    village.unit().name() + "智慧社会治理工作站",
                    "station",
                    "village",
                    code,
                    "centre-" + code.substring(0, 9),
                    village.area().getInteriorPoint());
            station.put("grid_station", village.station());
            sink.accept(station);
        }
    }

    private void town(Consumer<Map<String, ?>> sink, int index) {
        City.TownArea town = city.towns().get(index);
        String code = town.town().code();
        Geometry place = town.area().getInteriorPoint();
        sink.accept(centre(
                "centre-" + code,
                town.town().name() + "智慧社会治理中心",
                "centre",
                "town",
                code,
                "centre-" + AdminCodes.DISTRICT,
                place));
        for (String[] board : BOARDS) {
            Map<String, Object> row = centre(
                    "board-" + code + "-" + board[0],
                    town.town().name() + board[1],
                    "board",
                    "town",
                    code,
                    "centre-" + code,
                    place);
            row.put("linked_to", List.of(EntityRows.departmentCode(48 + index * 12 + Integer.parseInt(board[2]))));
            row.put("item_classes", board[3]);
            sink.accept(row);
        }
    }

    private static Map<String, Object> centre(
            String code, String name, String kind, String tier, String area, String above, Geometry place) {
        return Row.of(
                "code", code, "name", name, "kind", kind, "tier", tier, "area", area, "part_of", above, "geom", place);
    }

    /** Two shifts a day, at eight in the morning and in the evening, at the district's centre and the towns'. */
    void duty(Consumer<Map<String, ?>> sink) {
        List<String> areas = new java.util.ArrayList<>(List.of(AdminCodes.DISTRICT));
        city.towns().forEach(town -> areas.add(town.town().code()));
        for (String area : areas) {
            for (int shift = 0; shift < ROSTER_DAYS * 2; shift++) {
                var start = ROSTER_FROM.atTime(8, 0).plusHours(shift * 12L).atZone(ZONE);
                sink.accept(Row.of(
                        "code", "centre-" + area + "-" + start.toLocalDate() + (shift % 2 == 0 ? "-day" : "-night"),
                        "centre", "centre-" + area,
                        "starts_at", start.toInstant(),
                        "ends_at", start.plusHours(12).toInstant(),
                        "held_by", "duty-" + area + "-" + (shift % 7 + 1)));
            }
        }
    }

    /** One handler in each department; dispatchers, boards, seats, verifiers and the chair of consultations. */
    void officePosts(Consumer<Map<String, ?>> sink) {
        for (int department = 0; department < EntityRows.DEPARTMENTS; department++) {
            String code = EntityRows.departmentCode(department);
            sink.accept(Row.of(
                    "code", "handler-" + code,
                    "name", "经办岗 " + code,
                    "kind", "handler",
                    "organisation", code,
                    "held_by", "handler-" + code));
        }
        String district = "centre-" + AdminCodes.DISTRICT;
        for (City.TownArea town : city.towns()) {
            String code = town.town().code();
            post(sink, "dispatcher", "dispatcher-" + code, town.town().name() + "分拨岗", "centre-" + code);
            for (String[] board : BOARDS) {
                String name = "board-" + code + "-" + board[0];
                post(sink, "board", "member-" + name, town.town().name() + board[1] + "成员", name);
            }
        }
        post(sink, "dispatcher", "dispatcher-" + AdminCodes.DISTRICT, "区分拨岗", district);
        post(sink, "chair", "chair-1", "区镇会商主持", district);
        post(sink, "supervisor", "supervisor-1", "效能督办岗", district);
        post(sink, "auditor", "auditor-1", "指标考核岗", "office-" + AdminCodes.DISTRICT);
        post(sink, "owner", "owner-1", "事项清单管理岗", "office-" + AdminCodes.DISTRICT);
        for (int seat = 1; seat <= SEATS; seat++) {
            post(sink, "seat", "seat-" + seat, "12345 坐席 " + seat, district);
        }
        for (int verifier = 1; verifier <= VERIFIERS; verifier++) {
            post(sink, "verifier", "verifier-" + verifier, "核查岗 " + verifier, district);
        }
    }

    private static void post(Consumer<Map<String, ?>> sink, String kind, String code, String name, String centre) {
        sink.accept(Row.of("code", code, "name", name, "kind", kind, "centre", centre, "held_by", code));
    }
}
