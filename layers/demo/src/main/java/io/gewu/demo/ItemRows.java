package io.gewu.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The item catalog: 247 items in four classes. A thing ({@code things.csv}) and what may be wrong with it
 * ({@code faults.csv}) make an item.
 */
final class ItemRows {
    /** A class of items and how many it has. */
    private record ItemClass(String code, String zh, String en, int items, String hotline) {}

    private static final List<ItemClass> CLASSES = List.of(
            new ItemClass("DP", "矛盾纠纷", "Disputes", 38, "纠纷调解"),
            new ItemClass("PO", "社会治安", "Public order", 45, "治安管理"),
            new ItemClass("PS", "公共安全", "Public safety", 86, "安全隐患"),
            new ItemClass("SV", "公共服务", "Public services", 78, "民生服务"));

    private static final String[] LEVELS = {"grid", "village", "town", "district"};
    private static final int[] LEVEL_COUNTS = Shares.largestRemainders(new double[] {35, 30, 25, 10}, 247);
    /** For handling, signing, the first reply and verification, by level; urgent items run by the clock. */
    private static final String[] LIMITS = {"PT4H", "P1D", "P5D", "P15D"};

    private static final String[] SIGN_LIMITS = {"PT2H", "PT2H", "PT4H", "PT4H"};
    private static final String[] REPLY_LIMITS = {"PT4H", "PT7H", "PT7H", "PT7H"};
    private static final String[] VERIFY_LIMITS = {"PT4H", "PT7H", "P1D", "P2D"};
    private static final String[] DISCOVERY = {"grid-worker", "grid-worker", "department-handler", "town-dispatcher"};

    void catalog(Consumer<Map<String, ?>> sink) {
        sink.accept(Row.of(
                "code", "2022-1",
                "name", "首批入格事项清单",
                "items", 247,
                "status", "published",
                "valid_from", GridRows.START));
    }

    void classes(Consumer<Map<String, ?>> sink) {
        for (ItemClass itemClass : CLASSES) {
            sink.accept(Row.of(
                    "code", itemClass.code(),
                    "name", itemClass.zh(),
                    "name_en", itemClass.en(),
                    "mediated", itemClass.code().equals("DP")));
        }
    }

    void items(Consumer<Map<String, ?>> sink) {
        Map<String, List<Map<String, String>>> things = byClass("things.csv");
        Map<String, List<Map<String, String>>> faults = byClass("faults.csv");
        int[] left = LEVEL_COUNTS.clone();
        int index = 0;
        for (ItemClass itemClass : CLASSES) {
            List<Map<String, String>> own = things.get(itemClass.code());
            for (int i = 0; i < itemClass.items(); i++, index++) {
                Map<String, String> thing = own.get(i % own.size());
                Map<String, String> fault = faults.get(itemClass.code()).get(i / own.size());
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("code", itemClass.code() + String.format("-%02d-%03d", i % own.size() + 1, i + 1));
                named(row, itemClass, thing, fault);
                found(row, thing, fault);
                handled(row, itemClass, level(left, index), index);
                sink.accept(row);
            }
        }
    }

    private static Map<String, List<Map<String, String>>> byClass(String file) {
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        Table.read(file)
                .forEach(row -> rows.computeIfAbsent(row.get("domain"), code -> new ArrayList<>())
                        .add(row));
        return rows;
    }

    private static void named(
            Map<String, Object> row, ItemClass itemClass, Map<String, String> thing, Map<String, String> fault) {
        row.put("name", thing.get("zh") + fault.get("zh"));
        row.put("name_en", capital(thing.get("en")) + ": " + fault.get("en"));
        row.put("catalog", "2022-1");
        row.put("item_class", itemClass.code());
        row.put("major", thing.get("zh"));
        row.put("description", itemClass.zh() + "类入格事项（示范）：" + thing.get("zh") + fault.get("zh"));
        row.put("legal_basis", "《" + thing.get("law") + "》");
        row.put("hotline_class", itemClass.hotline());
        row.put("form", "one");
        row.put("sensitivity", itemClass.code().equals("SV") || itemClass.code().equals("DP") ? "s1" : "s0");
        row.put("in_kpi", true);
        row.put("valid_from", GridRows.START);
    }

    /** Where it is looked for, how often, and what a patrol writes down. */
    private static void found(Map<String, Object> row, Map<String, String> thing, Map<String, String> fault) {
        List<String> targets = Table.words(thing.get("targets"));
        list(row, "target_classes", targets);
        list(row, "triggers", Table.words(thing.get("triggers")));
        list(row, "skills", Table.words(thing.get("skill")));
        list(row, "component_codes", Table.words(thing.get("component")));
        List<String> fields = new ArrayList<>();
        for (String field : Table.words(thing.get("fields"))) {
            fields.addAll(List.of(field + "_ok", field + "_checked", field + "_fault"));
        }
        list(row, "fields", fields);
        row.put("evidence", fault.get("evidence"));
        row.put("closing_conditions", fault.get("closing"));
        row.put("estimate_hours", new BigDecimal(fault.get("hours")));
        if (!targets.isEmpty() && thing.get("triggers").contains("patrol")) {
            int visits = Integer.parseInt(fault.get("visits"));
            row.put("visits_per_year", BigDecimal.valueOf(visits));
            row.put("visits_by_grade", "A:1,B:" + visits + ",C:" + visits * 2 + ",D:" + visits * 6);
            row.put("visit_minutes", new BigDecimal(fault.get("minutes")));
        }
    }

    private static void handled(Map<String, Object> row, ItemClass itemClass, int level, int index) {
        int lead = (index * 7) % 48;
        boolean safety = itemClass.code().equals("PS");
        int urgency = safety ? 1 + index % 2 : 2 + index % 2;
        String first = EntityRows.departmentCode((lead + 3) % 48);
        String second = EntityRows.departmentCode((lead + 11) % 48);
        row.put("level", LEVELS[level]);
        row.put("discovery_role", DISCOVERY[level]);
        row.put("lead_org", EntityRows.departmentCode(lead));
        row.put("co_orgs", List.of(first, second));
        row.put("co_tasks", first + "：现场协助；" + second + "：信息核实");
        row.put("urgency", urgency);
        row.put("time_limit", LIMITS[level]);
        row.put("sign_limit", SIGN_LIMITS[level]);
        row.put("reply_limit", REPLY_LIMITS[level]);
        row.put("verify_limit", VERIFY_LIMITS[level]);
        row.put("limit_unit", urgency == 1 ? "urgent" : "working");
        row.put("enforcement", safety && level == 2);
        row.put("village_list", level < 2);
    }

    private static void list(Map<String, Object> row, String name, List<String> values) {
        if (!values.isEmpty()) {
            row.put(name, values);
        }
    }

    /** Deals the levels out in their shares: 86, 74, 62 and 25 of 247. */
    private static int level(int[] left, int index) {
        int level = new int[] {0, 1, 0, 2, 1, 0, 2, 1, 3, 2}[index % 10];
        for (int tried = 0; left[level] == 0 && tried < 4; tried++) {
            level = (level + 1) % 4;
        }
        left[level]--;
        return level;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
