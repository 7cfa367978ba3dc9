package io.gewu.grid.check;

import io.gewu.api.LocalizedText;
import io.gewu.grid.plan.Metres;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** Validates a plan: partition, nesting, buildings, codes, numbers, stations, workers, and the five principles. */
public final class PlanCheck {
    private static final double CUT_SQUARE_METRES = 1;
    private static final double COLUMN_METRES = 150;
    private static final double OFF_BALANCE = 0.25;
    private static final double LEAST_COMPACTNESS = 0.25;
    private static final double MOST_SQUARE_METRES = 2_500_000;
    private static final int MOST_HOUSEHOLDS = 1_200;
    private static final int LEAST_HOUSEHOLDS = 100;

    /**
     * What a plan is checked against.
     *
     * @param villages areas by code
     * @param buildings footprints by code
     * @param lines streets and outlines of water
     * @param expressways lines that nobody walks over
     * @param water surfaces
     * @param hours of work a year by grid; grids without any are not compared
     */
    public record Ground(
            Map<String, Geometry> villages,
            Map<String, Geometry> buildings,
            List<Geometry> lines,
            List<Geometry> expressways,
            List<Geometry> water,
            Map<String, Double> hours,
            CodeScheme scheme) {}

    private final Ground ground;
    private final Metres metres;
    private final List<Fault> faults = new ArrayList<>();

    private PlanCheck(Ground ground) {
        this.ground = ground;
        this.metres = Metres.around(ground.villages().values());
    }

    /** All faults, errors first. */
    public static List<Fault> of(List<GridOfPlan> grids, Ground ground) {
        PlanCheck check = new PlanCheck(ground);
        Map<String, List<GridOfPlan>> byVillage = new TreeMap<>();
        grids.forEach(grid -> byVillage
                .computeIfAbsent(grid.village(), code -> new ArrayList<>())
                .add(grid));
        ground.villages().forEach((code, area) -> check.village(code, area, byVillage.getOrDefault(code, List.of())));
        byVillage.forEach((code, own) -> {
            if (!ground.villages().containsKey(code)) {
                own.forEach(
                        grid -> check.report(Fault.Kind.NESTING, grid, "村居 %s 不存在", "There is no village %s", code));
            }
        });
        grids.forEach(check::grid);
        check.buildings(grids);
        check.balance(grids);
        check.barriers(grids);
        check.faults.sort(Comparator.comparing((Fault fault) -> !fault.kind().isError())
                .thenComparing(Fault::kind)
                .thenComparing(fault -> fault.grids().toString()));
        return check.faults;
    }

    private void village(String code, Geometry area, List<GridOfPlan> grids) {
        if (grids.isEmpty()) {
            faults.add(new Fault(
                    Fault.Kind.GAP,
                    List.of(),
                    code,
                    metres.area(area),
                    Optional.of(area),
                    new LocalizedText("村居 " + code + " 没有网格", "Village " + code + " has no grid")));
            return;
        }
        faults.addAll(new VillageCoverage(metres).faults(code, area, grids));
        numbers(grids);
    }

    /** A later number that lies clearly to the west; grids of one column of streets may stand either way. */
    private void numbers(List<GridOfPlan> grids) {
        List<GridOfPlan> bySerial = new ArrayList<>(grids);
        bySerial.sort(Comparator.comparing(GridOfPlan::code));
        for (int i = 0; i < bySerial.size(); i++) {
            for (int j = i + 1; j < bySerial.size(); j++) {
                double east = bySerial.get(i).area().getCentroid().getX()
                        - bySerial.get(j).area().getCentroid().getX();
                if (east * metres.perLon() > COLUMN_METRES) {
                    report(
                            Fault.Kind.NUMBERING,
                            bySerial.get(j),
                            "编号应自西向东、自北向南，却在 %s 以西",
                            "Numbers run from west to east, then from north to south, but this lies west of %s",
                            bySerial.get(i).code());
                }
            }
        }
    }

    private void grid(GridOfPlan grid) {
        if (!ground.scheme().fits(grid.code()) || !grid.code().startsWith(grid.village())) {
            report(
                    Fault.Kind.CODE,
                    grid,
                    "编码应为村居代码加序号，共 %s 位",
                    "The code should be that of the village and a serial, %s digits in all",
                    ground.scheme().length());
        }
        if (grid.station().isEmpty()) {
            report(Fault.Kind.STATION, grid, "没有网格站", "No station");
        }
        if (grid.workers() < 1) {
            report(Fault.Kind.WORKER, grid, "没有专职网格员", "No full-time worker");
        }
        if (grid.area().getNumGeometries() > 1) {
            report(
                    Fault.Kind.UNCONNECTED,
                    grid,
                    "分为 %s 块",
                    "Falls into %s pieces",
                    grid.area().getNumGeometries());
        }
        double size = metres.area(grid.area());
        double compactness = metres.compactness(grid.area());
        if (compactness < LEAST_COMPACTNESS) {
            report(Fault.Kind.COMPACTNESS, grid, "紧凑度 %.2f 低于 0.25", "Compactness %.2f is below 0.25", compactness);
        }
        int households = grid.households() / Math.max(1, grid.workers());
        if (size > MOST_SQUARE_METRES || households > MOST_HOUSEHOLDS || grid.households() < LEAST_HOUSEHOLDS) {
            report(
                    Fault.Kind.SCALE,
                    grid,
                    "规模：%.2f km²，每员 %d 户",
                    "Scale: %.2f km², %d households per worker",
                    size / 1e6,
                    households);
        }
    }

    private void buildings(List<GridOfPlan> grids) {
        STRtree tree = new STRtree();
        grids.forEach(grid -> tree.insert(grid.area().getEnvelopeInternal(), grid));
        ground.buildings().forEach((code, footprint) -> {
            @SuppressWarnings("unchecked") // the tree holds nothing else
            List<GridOfPlan> near = tree.query(footprint.getEnvelopeInternal());
            if (near.size() > 1) {
                List<GridOfPlan> cut = near.stream()
                        .filter(grid -> grid.area().intersects(footprint)
                                && metres.area(grid.area().intersection(footprint)) > CUT_SQUARE_METRES)
                        .toList();
                if (cut.size() > 1) {
                    faults.add(new Fault(
                            Fault.Kind.CUT_BUILDING,
                            cut.stream().map(GridOfPlan::code).sorted().toList(),
                            cut.get(0).village(),
                            metres.area(footprint),
                            Optional.of(footprint),
                            new LocalizedText("建筑 " + code + " 被切分", "Building " + code + " is cut")));
                }
            }
        });
    }

    /** Hours per worker against the mean of the town: one crew's work is compared with its colleagues'. */
    private void balance(List<GridOfPlan> grids) {
        Map<String, List<GridOfPlan>> byTown = new TreeMap<>();
        for (GridOfPlan grid : grids) {
            if (ground.hours().containsKey(grid.code())
                    && grid.workers() > 0
                    && grid.village().length() >= 9) {
                byTown.computeIfAbsent(grid.village().substring(0, 9), t -> new ArrayList<>())
                        .add(grid);
            }
        }
        byTown.values().forEach(own -> {
            double hours = own.stream()
                    .mapToDouble(grid -> ground.hours().get(grid.code()))
                    .sum();
            double mean = hours / own.stream().mapToInt(GridOfPlan::workers).sum();
            for (GridOfPlan grid : own) {
                double off = ground.hours().get(grid.code()) / grid.workers() / mean - 1;
                if (Math.abs(off) > OFF_BALANCE) {
                    report(
                            Fault.Kind.BALANCE,
                            grid,
                            "每员任务量偏离镇街均值 %+.0f%%",
                            "Hours per worker are %+.0f %% off the mean of the town",
                            off * 100);
                }
            }
        });
    }

    private void barriers(List<GridOfPlan> grids) {
        CrossedBarriers barriers = new CrossedBarriers(ground, metres);
        for (GridOfPlan grid : grids) {
            int sides = barriers.sides(grid.area());
            if (sides > 1) {
                report(Fault.Kind.BARRIER, grid, "被河流或快速路分为 %s 块", "Water or an expressway parts it into %s", sides);
            }
        }
    }

    private void report(Fault.Kind kind, GridOfPlan grid, String zh, String en, Object... values) {
        faults.add(new Fault(
                kind,
                List.of(grid.code()),
                grid.village(),
                0,
                Optional.of(grid.area()),
                new LocalizedText(
                        "网格 " + grid.code() + "：" + String.format(Locale.ROOT, zh, values),
                        "Grid " + grid.code() + ": " + String.format(Locale.ROOT, en, values))));
    }
}
