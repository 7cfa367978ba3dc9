package io.gewu.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The one form and the ten it replaces: 113 fields answer the 171 questions of old, of which 58 (34 %) repeated another
 * form's.
 */
final class FormRows {
    private static final String[] LEGACY = {
        "党建巡查表", "综治巡查表", "城管巡查表", "消防巡查表", "应急巡查表", "出租屋巡查表", "食品安全巡查表", "环保巡查表", "特种设备巡查表", "市场监管巡查表"
    };
    /**
     * Code, question, question in English, type, attribute of the subject, days fresh. The first six stood on all
     * forms.
     */
    private static final String[][] COMMON = {
        {"subject_name", "对象名称", "Name", "string", "name", "3650"},
        {"address", "地址", "Address", "string", "", "365"},
        {"contact", "联系方式", "Contact", "string", "", "180"},
        {"photo", "现场照片", "Photograph", "uri", "", "0"},
        {"finding", "发现问题", "Finding", "string", "", "0"},
        {"severity", "严重程度", "Severity", "code", "", "0"},
        {"responsible", "责任人", "Person responsible", "string", "", "365"},
        {"area", "面积（平方米）", "Area in m²", "decimal", "", "365"},
        {"staff", "从业人数", "Staff", "integer", "", "180"},
        {"residents", "居住人数", "Residents", "integer", "", "90"},
    };

    private static final String[][] ELSE = {
        {"checked_at", "巡查时间", "Time of the check", "dateTime"},
        {"registered", "已登记", "Registered", "boolean"},
        {"licence_shown", "证照公示", "Licence on show", "boolean"},
        {"noise_level", "噪声", "Noise", "decimal"},
        {"rectify_by", "整改期限", "To be mended by", "date"},
        {"party_members", "党员人数", "Party members", "integer"},
        {"note", "备注", "Note", "string"},
        {"storeys", "层数", "Storeys", "integer"},
        {"use", "用途", "Use", "string"},
        {"deposit", "押金（元）", "Deposit in yuan", "decimal"},
    };
    /**
     * Code, name, name in English, legacy form it stood on; each is asked whether it is in order, when checked, what
     * not.
     */
    private static final String[][] THINGS = {
        {"fire_lane", "消防通道", "Fire lane", "4"},
        {"extinguisher", "灭火器", "Extinguisher", "4"},
        {"hydrant", "消火栓", "Hydrant", "4"},
        {"emergency_light", "应急照明", "Emergency light", "4"},
        {"smoke_alarm", "烟感报警器", "Smoke alarm", "4"},
        {"charger", "电动车充电桩", "E-bike charger", "5"},
        {"gas_hose", "燃气软管", "Gas hose", "5"},
        {"bottled_gas", "瓶装燃气", "Bottled gas", "5"},
        {"wiring", "电线敷设", "Wiring", "5"},
        {"switchboard", "配电箱", "Switchboard", "5"},
        {"lift", "电梯", "Lift", "9"},
        {"boiler", "锅炉", "Boiler", "9"},
        {"pressure_vessel", "压力容器", "Pressure vessel", "9"},
        {"forklift", "叉车", "Forklift", "9"},
        {"food_samples", "食品留样", "Food samples", "7"},
        {"kitchen", "后厨卫生", "Kitchen", "7"},
        {"health_cards", "健康证", "Health cards", "7"},
        {"fumes", "油烟净化", "Fume filter", "8"},
        {"sewage", "污水排放", "Sewage", "8"},
        {"hazardous_waste", "危险废物", "Hazardous waste", "8"},
        {"waste_sorting", "垃圾分类", "Waste sorting", "3"},
        {"frontage", "门前三包", "Frontage", "3"},
        {"billboard", "广告招牌", "Billboard", "3"},
        {"street_trade", "占道经营", "Street trade", "3"},
        {"illegal_building", "违法建设", "Illegal building", "3"},
        {"tenants", "租客登记", "Tenants' register", "6"},
        {"partition_walls", "违规隔断", "Partition walls", "6"},
        {"cameras", "视频监控", "Cameras", "2"},
        {"guards", "保安值守", "Guards", "2"},
        {"price_tags", "明码标价", "Price tags", "10"},
        {"party_activity", "党员活动", "Party activity", "1"},
    };

    private static String legacy(int number) {
        return String.format("legacy-%02d", number);
    }

    void forms(Consumer<Map<String, ?>> sink) {
        List<String> legacy = new ArrayList<>();
        for (int i = 0; i < LEGACY.length; i++) {
            legacy.add(legacy(i + 1));
            sink.accept(Row.of("code", legacy.get(i), "name", LEGACY[i], "kind", "legacy"));
        }
        sink.accept(Row.of("code", "one", "name", "一表巡", "kind", "one", "replaces", legacy));
    }

    /** Every field with the legacy forms it stood on. */
    private static List<Map<String, Object>> all() {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (int i = 0; i < COMMON.length; i++) {
            String[] f = COMMON[i];
            List<String> forms = new ArrayList<>();
            for (int l = 1; l <= 10; l++) {
                // the last four stood on two forms each
                if (i < 6 || l == (i - 6) * 2 + 2 || l == (i - 6) * 2 + 3) {
                    forms.add(legacy(l));
                }
            }
            fields.add(field(
                    f,
                    "基本信息",
                    forms,
                    "property",
                    f[4].isEmpty() ? null : f[4],
                    "max_age_days",
                    Integer.valueOf(f[5]),
                    "required",
                    i == 0));
        }
        for (int i = 0; i < ELSE.length; i++) {
            fields.add(field(ELSE[i], "基本信息", List.of(legacy(i % 10 + 1)), "max_age_days", 0));
        }
        for (String[] thing : THINGS) {
            List<String> form = List.of(legacy(Integer.parseInt(thing[3])));
            String[] good = {thing[0] + "_ok", thing[1] + "是否符合", thing[2] + " in order", "boolean"};
            String[] day = {thing[0] + "_checked", thing[1] + "检查日期", thing[2] + " checked on", "date"};
            String[] fault = {thing[0] + "_fault", thing[1] + "问题说明", thing[2] + ": what is wrong", "string"};
            fields.add(field(good, thing[1], form, "max_age_days", 30));
            fields.add(field(day, thing[1], form, "max_age_days", 30));
            fields.add(field(fault, thing[1], form, "depends_on", good[0], "depends_value", "false"));
        }
        return fields;
    }

    private static Map<String, Object> field(String[] f, String section, List<String> forms, Object... more) {
        Map<String, Object> row = Row.of(more);
        List<String> all = new ArrayList<>(List.of("one"));
        all.addAll(forms);
        row.put("code", f[0]);
        row.put("name", f[1]);
        row.put("question_en", f[2]);
        row.put("datatype", f[3]);
        row.put("section", section);
        row.put("forms", all);
        if (f[3].equals("code")) {
            row.put("options", "一般,较重,严重");
        }
        return row;
    }

    void fields(Consumer<Map<String, ?>> sink) {
        int position = 0;
        for (Map<String, Object> field : all()) {
            field.put("position", ++position);
            sink.accept(field);
        }
    }

    void questions(Consumer<Map<String, ?>> sink) {
        int[] positions = new int[LEGACY.length + 1];
        for (Map<String, Object> field : all()) {
            for (Object form : (List<?>) field.get("forms")) {
                if (!form.equals("one")) {
                    int number = Integer.parseInt(((String) form).substring("legacy-".length()));
                    positions[number]++;
                    sink.accept(Row.of(
                            "code", String.format("%s-%02d", form, positions[number]),
                            "form", form,
                            "position", positions[number],
                            "label", field.get("name"),
                            "field", field.get("code")));
                }
            }
        }
    }
}
