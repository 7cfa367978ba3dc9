package io.gewu.grid.check;

import io.gewu.api.LocalizedText;
import io.gewu.grid.plan.Inequality;
import io.gewu.grid.plan.Metres;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.MinimumBoundingCircle;

/**
 * The five principles of a plan as measures with their targets: equal workload, moderate scale, easy to manage, clear
 * bounds, clear responsibility.
 */
public final class Principles {
    /** A walk along streets is this much longer than the way through the air. */
    private static final double DETOUR = 1.3;

    private static final double METRES_A_MINUTE = 75;

    /**
     * One measure.
     *
     * @param value as people read it
     * @param target what it should be
     * @param met whether it is so
     */
    public record Measure(LocalizedText principle, LocalizedText name, String value, String target, boolean met) {}

    private final List<GridOfPlan> grids;
    private final PlanCheck.Ground ground;
    private final List<Fault> faults;
    private final Metres metres;
    private final List<Measure> measures = new ArrayList<>();

    private Principles(List<GridOfPlan> grids, PlanCheck.Ground ground, List<Fault> faults) {
        this.grids = grids;
        this.ground = ground;
        this.faults = faults;
        this.metres = Metres.around(ground.villages().values());
    }

    /** All measures, by principle; none for a plan without grids. */
    public static List<Measure> of(List<GridOfPlan> grids, PlanCheck.Ground ground, List<Fault> faults) {
        Principles principles = new Principles(grids, ground, faults);
        if (!grids.isEmpty()) {
            principles.workload();
            principles.scale();
            principles.management();
            principles.bounds();
            principles.responsibility();
        }
        return principles.measures;
    }

    private void workload() {
        LocalizedText principle = new LocalizedText("任务相当", "Equal workload");
        double[] hours = grids.stream()
                .filter(grid -> grid.workers() > 0 && ground.hours().containsKey(grid.code()))
                .mapToDouble(grid -> ground.hours().get(grid.code()) / grid.workers())
                .toArray();
        if (hours.length == 0) {
            return;
        }
        Inequality inequality = Inequality.of(hours);
        double variation = inequality.variation();
        add(principle, "每员工时的变异系数", "CV of hours per worker", number(variation), "≤ 0.25", variation <= 0.25);
        double gini = inequality.gini();
        add(principle, "每员工时的基尼系数", "Gini of hours per worker", number(gini), "≤ 0.15", gini <= 0.15);
        double off = share(Fault.Kind.BALANCE);
        add(principle, "偏离镇街均值 25% 以上的网格", "Grids more than 25 % off their town", percent(off), "≤ 10%", off <= 0.1);
    }

    private void scale() {
        LocalizedText principle = new LocalizedText("规模适度", "Moderate scale");
        double workers = grids.stream().mapToInt(GridOfPlan::workers).sum();
        double households = grids.stream().mapToInt(GridOfPlan::households).sum() / Math.max(1, workers);
        add(
                principle,
                "每员户数",
                "Households per worker",
                String.format(Locale.ROOT, "%.0f", households),
                "300–1200",
                households >= 300 && households <= 1200);
        double area = grids.stream()
                        .mapToDouble(grid -> metres.area(grid.area()))
                        .average()
                        .orElse(0)
                / 1e6;
        add(principle, "平均面积 km²", "Mean area, km²", number(area), "≤ 0.6", area <= 0.6);
        double off = share(Fault.Kind.SCALE);
        add(principle, "规模超限的网格", "Grids out of scale", percent(off), "≤ 10%", off <= 0.1);
    }

    private void management() {
        LocalizedText principle = new LocalizedText("方便管理", "Easy to manage");
        long pieces = count(Fault.Kind.UNCONNECTED);
        add(principle, "不连片的网格", "Grids in pieces", Long.toString(pieces), "0", pieces == 0);
        double compactness = grids.stream()
                .mapToDouble(grid -> metres.compactness(grid.area()))
                .average()
                .orElse(0);
        add(principle, "平均紧凑度", "Mean compactness (Polsby–Popper)", number(compactness), "≥ 0.25", compactness >= 0.25);
        double minutes = grids.stream().mapToDouble(this::minutes).average().orElse(0);
        add(
                principle,
                "横穿网格平均步行分钟",
                "Mean walk across a grid, minutes",
                String.format(Locale.ROOT, "%.0f", minutes),
                "≤ 25",
                minutes <= 25);
        long crossed = count(Fault.Kind.BARRIER);
        double share = crossed / (double) grids.size();
        add(
                principle,
                "跨河流或快速路的网格",
                "Grids on both sides of water or an expressway",
                percent(share),
                "≤ 15%",
                share <= 0.15);
    }

    private double minutes(GridOfPlan grid) {
        double degrees = 2 * new MinimumBoundingCircle(grid.area()).getRadius();
        return degrees * metres.perLat() * DETOUR / METRES_A_MINUTE;
    }

    private void bounds() {
        LocalizedText principle = new LocalizedText("界定清晰", "Clear bounds");
        Map<Fault.Kind, LocalizedText> kinds = new TreeMap<>(Map.of(
                Fault.Kind.GAP, new LocalizedText("缝隙", "Gaps"),
                Fault.Kind.OVERLAP, new LocalizedText("重叠", "Overlaps"),
                Fault.Kind.NESTING, new LocalizedText("越出村居", "Beyond their village"),
                Fault.Kind.CUT_BUILDING, new LocalizedText("切分建筑", "Cut buildings")));
        kinds.forEach((kind, name) ->
                add(principle, name.zh(), name.en(), Long.toString(count(kind)), "0", count(kind) == 0));
        double share = new PhysicalBounds(ground, metres).share(grids);
        add(
                principle,
                "沿道路、水系、村界的边界",
                "Boundary along streets, water and village bounds",
                percent(share),
                "≥ 85%",
                share >= 0.85);
    }

    private void responsibility() {
        LocalizedText principle = new LocalizedText("责任明确", "Clear responsibility");
        for (Fault.Kind kind : List.of(Fault.Kind.STATION, Fault.Kind.WORKER, Fault.Kind.CODE)) {
            LocalizedText name = switch (kind) {
                case STATION -> new LocalizedText("没有网格站", "Without a station");
                case WORKER -> new LocalizedText("没有专职网格员", "Without a full-time worker");
                default -> new LocalizedText("编码不合规", "With an unfit code");
            };
            add(principle, name.zh(), name.en(), Long.toString(count(kind)), "0", count(kind) == 0);
        }
    }

    private long count(Fault.Kind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).count();
    }

    private double share(Fault.Kind kind) {
        Set<String> known = grids.stream().map(GridOfPlan::code).collect(java.util.stream.Collectors.toSet());
        return faults.stream()
                        .filter(fault -> fault.kind() == kind)
                        .flatMap(fault -> fault.grids().stream())
                        .filter(known::contains)
                        .distinct()
                        .count()
                / (double) grids.size();
    }

    private void add(LocalizedText principle, String zh, String en, String value, String target, boolean met) {
        measures.add(new Measure(principle, new LocalizedText(zh, en), value, target, met));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }
}
