package io.gewu.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The item catalog: 247 items in four domains, their forms and fields. */
final class ItemRows {
    /** Domain: code, names, number of items, things, and what may be wrong with them. */
    private record Domain(String code, String zh, String en, int items, String[][] things, String[][] faults) {}

    private static final String[][] DISPUTE_FAULTS = {{"纠纷", "dispute"}, {"群体性苗头", "signs of collective action"}};
    private static final String[][] ORDER_FAULTS = {{"隐患", "hazard"}, {"违规", "violation"}, {"扰序", "disturbance"}};
    private static final String[][] SAFETY_FAULTS = {
        {"损坏", "damaged"}, {"缺失", "missing"}, {"被占用", "obstructed"}, {"过期未检", "overdue for inspection"}
    };
    private static final String[][] SERVICE_FAULTS = {
        {"需求登记", "request"}, {"信息变更", "change of details"}, {"上门协助", "help at home"}
    };

    private static final List<Domain> DOMAINS = List.of(
            new Domain(
                    "DP",
                    "矛盾纠纷",
                    "Disputes",
                    38,
                    new String[][] {
                        {"邻里", "neighbour"},
                        {"婚姻家庭", "family"},
                        {"劳资", "labour"},
                        {"欠薪", "unpaid wages"},
                        {"物业", "property management"},
                        {"租赁", "tenancy"},
                        {"征地拆迁", "land requisition"},
                        {"宅基地", "homestead"},
                        {"噪声扰民", "noise"},
                        {"油烟扰民", "cooking fumes"},
                        {"停车位", "parking"},
                        {"消费维权", "consumer"},
                        {"医患", "medical"},
                        {"校园", "school"},
                        {"债务", "debt"},
                        {"工程款", "construction payment"},
                        {"继承", "inheritance"},
                        {"赡养", "support of parents"},
                        {"分红", "village dividend"}
                    },
                    DISPUTE_FAULTS),
            new Domain(
                    "PO",
                    "社会治安",
                    "Public order",
                    45,
                    new String[][] {
                        {"出租屋", "rented housing"}, {"旅馆民宿", "guest house"}, {"网吧", "internet café"},
                        {"娱乐场所", "entertainment venue"}, {"废品收购", "scrap dealer"}, {"二手车行", "used-car dealer"},
                        {"寄递物流", "parcel service"}, {"校园周边", "school surroundings"}, {"夜市", "night market"},
                        {"工地宿舍", "site dormitory"}, {"流动摊贩", "street vendor"}, {"养犬", "dog keeping"},
                        {"传销窝点", "pyramid scheme"}, {"涉诈电话", "telephone fraud"}, {"视频监控", "video camera"}
                    },
                    ORDER_FAULTS),
            new Domain(
                    "PS",
                    "公共安全",
                    "Public safety",
                    86,
                    new String[][] {
                        {"消防通道", "fire lane"},
                        {"灭火器", "fire extinguisher"},
                        {"消火栓", "hydrant"},
                        {"应急照明", "emergency lighting"},
                        {"烟感报警器", "smoke detector"},
                        {"电动车充电桩", "e-bike charger"},
                        {"燃气管线", "gas line"},
                        {"瓶装燃气", "bottled gas"},
                        {"井盖", "manhole cover"},
                        {"路灯", "street lamp"},
                        {"电梯", "lift"},
                        {"危房", "unsafe building"},
                        {"边坡", "slope"},
                        {"河堤", "levee"},
                        {"施工围挡", "site hoarding"},
                        {"广告牌", "billboard"},
                        {"高空外墙", "façade"},
                        {"配电箱", "distribution box"},
                        {"危化品仓", "hazardous store"},
                        {"锅炉", "boiler"},
                        {"食品摊档", "food stall"},
                        {"幼儿园设施", "kindergarten equipment"}
                    },
                    SAFETY_FAULTS),
            new Domain(
                    "SV",
                    "公共服务",
                    "Public services",
                    78,
                    new String[][] {
                        {"高龄津贴", "old-age allowance"},
                        {"老人优待证", "senior card"},
                        {"残疾人补贴", "disability benefit"},
                        {"低保", "minimum income"},
                        {"临时救助", "emergency relief"},
                        {"孤儿保障", "orphan support"},
                        {"居住证", "residence permit"},
                        {"入学", "school enrolment"},
                        {"计划生育", "family planning"},
                        {"医保参保", "health insurance"},
                        {"社保认证", "pension verification"},
                        {"就业援助", "job support"},
                        {"技能培训", "skills training"},
                        {"退役军人", "veteran"},
                        {"法律援助", "legal aid"},
                        {"心理服务", "counselling"},
                        {"家庭医生", "family doctor"},
                        {"疫苗接种", "vaccination"},
                        {"长者饭堂", "senior canteen"},
                        {"独居老人", "elder living alone"},
                        {"困境儿童", "child in need"},
                        {"公租房", "public housing"},
                        {"老旧小区改造", "estate renewal"},
                        {"加装电梯", "lift retrofit"},
                        {"志愿服务", "volunteering"},
                        {"公共自行车", "public bicycle"}
                    },
                    SERVICE_FAULTS));

    private static final String[] LEVELS = {"grid", "village", "town", "district"};
    private static final int[] LEVEL_COUNTS = Shares.largestRemainders(new double[] {35, 30, 25, 10}, 247);
    private static final String[] LIMITS = {"PT4H", "P1D", "P5D", "P15D"};

    void catalog(Consumer<Map<String, ?>> sink) {
        sink.accept(Row.of(
                "code",
                "2022-1",
                "name",
                "首批入格事项清单",
                "items",
                247,
                "status",
                "published",
                "valid_from",
                GridRows.START));
    }

    void classes(Consumer<Map<String, ?>> sink) {
        for (Domain domain : DOMAINS) {
            sink.accept(Row.of("code", domain.code(), "name", domain.zh(), "name_en", domain.en()));
        }
    }

    void items(Consumer<Map<String, ?>> sink) {
        int index = 0;
        int[] left = LEVEL_COUNTS.clone();
        for (Domain domain : DOMAINS) {
            for (int i = 0; i < domain.items(); i++) {
                String[] thing = domain.things()[i % domain.things().length];
                String[] fault = domain.faults()[i / domain.things().length];
                int level = level(left, index);
                int lead = (index * 7) % 48;
                sink.accept(Row.of(
                        "code",
                        domain.code() + String.format("-%02d-%03d", i % domain.things().length + 1, i + 1),
                        "name",
                        thing[0] + fault[0],
                        "name_en",
                        capital(thing[1]) + ": " + fault[1],
                        "catalog",
                        "2022-1",
                        "item_class",
                        domain.code(),
                        "level",
                        LEVELS[level],
                        "lead_org",
                        EntityRows.departmentCode(lead),
                        "co_orgs",
                        List.of(
                                EntityRows.departmentCode((lead + 3) % 48),
                                EntityRows.departmentCode((lead + 11) % 48)),
                        "time_limit",
                        LIMITS[level],
                        "urgency",
                        domain.code().equals("PS") ? 1 + index % 2 : 2 + index % 2,
                        "legal_basis",
                        "《网格化服务管理办法（示范）》第" + (1 + index % 40) + "条",
                        "enforcement",
                        domain.code().equals("PS") && level == 2,
                        "village_list",
                        level < 2,
                        "form",
                        "one"));
                index++;
            }
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
