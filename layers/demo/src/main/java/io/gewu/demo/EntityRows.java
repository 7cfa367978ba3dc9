package io.gewu.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Departments, posts and firms; every person and firm is invented. */
final class EntityRows {
    static final int DEPARTMENTS = 96;
    private static final int FIRMS = 9_000;

    private static final String[] DISTRICT_DEPARTMENTS = {
        "区委组织部",
        "区委政法委",
        "区委宣传部",
        "区纪委监委",
        "区委统战部",
        "区城市管理和综合执法局",
        "区住房城乡建设和水利局",
        "区交通运输局",
        "区应急管理局",
        "区消防救援大队",
        "区生态环境局",
        "区市场监督管理局",
        "区公安分局",
        "区司法局",
        "区人力资源和社会保障局",
        "区民政局",
        "区卫生健康局",
        "区教育局",
        "区财政局",
        "区发展和改革局",
        "区经济和科技促进局",
        "区文化广电旅游体育局",
        "区自然资源分局",
        "区退役军人事务局",
        "区审计局",
        "区统计局",
        "区税务局",
        "区医疗保障局",
        "区政务服务数据管理局",
        "区信访局",
        "区农业农村局",
        "区残联",
        "区妇联",
        "团区委",
        "区总工会",
        "区工商联",
        "区法院",
        "区检察院",
        "区档案馆",
        "区地方志办",
        "区供电局",
        "区供水公司",
        "区燃气公司",
        "区通信建设办",
        "区轨道交通办",
        "区公积金管理部",
        "区气象局",
        "区邮政管理局"
    };
    private static final String[] TOWN_DEPARTMENTS = {
        "党政综合办", "综治维稳委员会", "公共服务委员会", "行政执法委员会", "智慧社会治理中心", "应急管理办", "城建水利办", "经济发展办", "社会事务办", "司法所", "派出所", "财政所"
    };
    private static final Set<Integer> RESIDENT = Set.of(1, 12, 13, 14, 15, 29);
    private static final String[] SURNAMES = {"陈", "李", "黄", "梁", "何", "冯", "罗", "霍", "吴", "区"};
    private static final String[] TRADES = {"陶瓷", "五金", "纺织", "餐饮", "便利店", "汽修", "电子", "家具", "药店", "物流"};

    /** A firm in a unit of a building. */
    record Firm(String uscc, String name, String kind, String unit, int floor, Buildings.Building building) {}

    private final City city;
    private final GridRows grids;
    private final List<Firm> firms = new ArrayList<>();

    EntityRows(City city, GridRows grids, Buildings buildings) {
        this.city = city;
        this.grids = grids;
        drawFirms(buildings);
    }

    List<Firm> firms() {
        return firms;
    }

    /** Code of one of the 96 departments. */
    static String departmentCode(int index) {
        return String.format("D%03d", index + 1);
    }

    void departments(Consumer<Map<String, ?>> sink) {
        int index = 0;
        for (String name : DISTRICT_DEPARTMENTS) {
            department(sink, index, "禅城" + name, "district", AdminCodes.DISTRICT);
            index++;
        }
        for (AdminCodes.Town town : AdminCodes.TOWNS) {
            for (String name : TOWN_DEPARTMENTS) {
                department(sink, index, town.name() + name, "town", town.code());
                index++;
            }
        }
    }

    private static void department(Consumer<Map<String, ?>> sink, int index, String name, String tier, String area) {
        sink.accept(Row.of(
                "code", departmentCode(index),
                "name", name,
                "tier", tier,
                "area", area,
                "resident_agency", RESIDENT.contains(index)));
    }

    /** 648 workers and 146 heads of stations; each post held a grid of the former plan as well. */
    void posts(Consumer<Map<String, ?>> sink) {
        Random random = new Random(648);
        List<City.Grid> former = city.formerGrids();
        int next = 0;
        for (City.Grid grid : city.grids()) {
            for (int i = 1; i <= grids.workers(grid); i++) {
                String code = grid.code() + "-" + i;
                sink.accept(Row.of(
                        "code",
                        code,
                        "kind",
                        "worker",
                        "name",
                        grid.name() + "专职网格员" + i,
                        "grid",
                        grid.code(),
                        "former_grid",
                        former.get(next % former.size()).code(),
                        "station",
                        grid.village().station(),
                        "substitute",
                        substitute(grid, i),
                        "skills",
                        skills(next),
                        "held_by",
                        "w" + code,
                        "holder_name",
                        SURNAMES[random.nextInt(SURNAMES.length)] + "**"));
                next++;
            }
        }
        Set<String> seen = new HashSet<>();
        for (City.Village village : city.villages()) {
            if (seen.add(village.station())) {
                sink.accept(Row.of(
                        "code", village.station() + "-head",
                        "kind", "head",
                        "name", village.unit().name() + "网格站站长",
                        "station", village.station(),
                        "held_by", "h" + village.station(),
                        "holder_name", SURNAMES[random.nextInt(SURNAMES.length)] + "**"));
            }
        }
    }

    /**
     * Everybody may mediate, look and help; one in nine has no training for fires yet, one in thirteen none for safety.
     */
    private static List<String> skills(int worker) {
        List<String> skills = new ArrayList<>(List.of("mediation", "order", "urban", "service"));
        if (worker % 9 != 4) {
            skills.add("fire");
        }
        if (worker % 13 != 6) {
            skills.add("safety");
        }
        return skills;
    }

    /** The other worker of the grid, or the head of the station. */
    private String substitute(City.Grid grid, int worker) {
        return grids.workers(grid) == 2
                ? grid.code() + "-" + (3 - worker)
                : grid.village().station() + "-head";
    }

    private void drawFirms(Buildings buildings) {
        Random random = new Random(92);
        List<Buildings.Building> places = buildings.all().stream()
                .filter(b -> b.usage() == Buildings.Usage.COMMERCIAL
                        || b.usage() == Buildings.Usage.INDUSTRIAL
                        || (b.usage() == Buildings.Usage.RESIDENTIAL && b.code().endsWith("7")))
                .toList();
        int[] units = new int[places.size()];
        for (int i = 0; i < FIRMS; i++) {
            int place = random.nextInt(places.size());
            Buildings.Building building = places.get(place);
            units[place]++;
            String kind = random.nextInt(100) < 65 ? "92" : "91";
            String trade = TRADES[random.nextInt(TRADES.length)];
            firms.add(new Firm(
                    Uscc.of(kind, i + 1),
                    "示范" + trade + (kind.equals("92") ? "店" : "有限公司") + (i + 1),
                    kind.equals("92") ? "sole-trader" : "company",
                    building.code() + "-" + units[place],
                    1 + random.nextInt(Math.min(building.storeys(), 4)),
                    building));
        }
    }

    void enterprises(Consumer<Map<String, ?>> sink) {
        for (Firm firm : firms) {
            sink.accept(Row.of(
                    "code", firm.uscc(),
                    "name", firm.name(),
                    "kind", firm.kind(),
                    "unit", firm.unit(),
                    "building", firm.building().code(),
                    "grid", firm.building().grid().code(),
                    "geom", firm.building().footprint().getInteriorPoint()));
        }
    }
}
