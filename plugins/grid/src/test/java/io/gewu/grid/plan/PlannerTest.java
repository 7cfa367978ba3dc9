package io.gewu.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.grid.check.CodeScheme;
import io.gewu.grid.check.Fault;
import io.gewu.grid.check.GridOfPlan;
import io.gewu.grid.check.PlanCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Plans of invented towns: a partition, the same for the same seed, better than a division by lot. */
final class PlannerTest {
    private static Planner.Wish wish(int grids, long seed) {
        return new Planner.Wish(grids, grids * 3 / 2, seed, Objective.Weights.USUAL, Workload.USUAL, "");
    }

    private static List<GridOfPlan> grids(Planner.Plan plan) {
        return plan.grids().stream()
                .map(grid -> new GridOfPlan(
                        CodeScheme.GRID_15.code(grid.village(), grid.serial()),
                        grid.village(),
                        "station",
                        grid.workers(),
                        (int) grid.persons(),
                        400,
                        grid.area()))
                .toList();
    }

    private static PlanCheck.Ground ground(CityMap map, Planner.Plan plan) {
        Map<String, Geometry> buildings = new TreeMap<>();
        for (int i = 0; i < map.buildings().size(); i++) {
            // a house over the bound of two villages is nobody's fault
            Geometry house = map.buildings().get(i).footprint();
            if (map.villages().values().stream().anyMatch(area -> area.contains(house))) {
                buildings.put("b" + i, house);
            }
        }
        Map<String, Double> hours = new HashMap<>();
        plan.grids().forEach(grid -> hours.put(CodeScheme.GRID_15.code(grid.village(), grid.serial()), grid.hours()));
        return new PlanCheck.Ground(
                map.villages(), buildings, map.lines(), map.expressways(), map.water(), hours, CodeScheme.GRID_15);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPlanHasNoErrors(long seed) {
        CityMap map = Town.of(seed);
        Planner.Plan plan = Planner.plan(map, wish(14, seed));
        assertThat(plan.grids()).hasSize(14);
        assertThat(plan.grids().stream().mapToInt(PlannedGrid::workers).sum()).isEqualTo(21);
        assertThat(PlanCheck.of(grids(plan), ground(map, plan)))
                .filteredOn(fault -> fault.kind().isError())
                .isEmpty();
        assertThat(plan.balance().unconnected()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPlanIsBetterThanALot(long seed) {
        Planner.Plan plan = Planner.plan(Town.of(seed), wish(14, seed));
        assertThat(plan.balance().variation()).isLessThan(plan.baseline().variation());
        assertThat(plan.balance().spread()).isLessThan(plan.baseline().spread());
        assertThat(plan.balance().gini()).isLessThan(plan.baseline().gini());
        assertThat(plan.balance().unconnected())
                .isLessThanOrEqualTo(plan.baseline().unconnected());
    }

    /** Nobody walks over an expressway or a river: who asks for that above all gets no grid on both sides. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noGridLiesOnBothSidesOfABarrier(long seed) {
        CityMap map = Town.parted(seed);
        Objective.Weights apart = new Objective.Weights(6, 1.5, 0.6, 1.2, 100);
        Planner.Plan plan = Planner.plan(map, new Planner.Wish(16, 24, seed, apart, Workload.USUAL, ""));
        assertThat(plan.balance().crossed()).isZero();
        assertThat(plan.baseline().crossed()).isPositive();
        double expressway = map.expressways().get(0).getCoordinate().x;
        assertThat(plan.grids()).allSatisfy(grid -> {
            boolean west = grid.area().getEnvelopeInternal().getMaxX() <= expressway + 1e-6;
            boolean east = grid.area().getEnvelopeInternal().getMinX() >= expressway - 1e-6;
            assertThat(west || east).isTrue();
        });
        assertThat(PlanCheck.of(grids(plan), ground(map, plan)))
                .filteredOn(fault -> fault.kind().isError())
                .isEmpty();
    }

    @Test
    void theSameSeedGivesTheSamePlanOnAnyNumberOfThreads() throws Exception {
        CityMap map = Town.of(7);
        Planner.Plan one = Planner.plan(map, wish(12, 3));
        ForkJoinPool single = new ForkJoinPool(1);
        Planner.Plan other = single.submit(() -> Planner.plan(map, wish(12, 3))).get();
        single.shutdown();
        assertThat(areas(other)).isEqualTo(areas(one));
        assertThat(other.moves()).isEqualTo(one.moves());
    }

    private static List<String> areas(Planner.Plan plan) {
        return plan.grids().stream().map(grid -> grid.area().toText()).toList();
    }

    @Test
    void aPlanThatKeepsToTheOneBeforeMovesFewerPeople() {
        CityMap map = Town.of(9);
        Planner.Plan before = Planner.plan(map, wish(12, 1));
        Map<String, Geometry> former = new TreeMap<>();
        before.grids().forEach(grid -> former.put(grid.village() + grid.serial(), grid.area()));
        CityMap again = new CityMap(
                map.villages(),
                map.population(),
                map.lines(),
                List.of(),
                List.of(),
                map.buildings(),
                map.firms(),
                map.components(),
                former);
        Objective.Weights loose = new Objective.Weights(6, 1.5, 0.6, 0, 2);
        Objective.Weights stable = new Objective.Weights(6, 1.5, 0.6, 50, 2);
        double moved = Planner.plan(again, new Planner.Wish(12, 18, 99, loose, Workload.USUAL, ""))
                .balance()
                .movedShare();
        double kept = Planner.plan(again, new Planner.Wish(12, 18, 99, stable, Workload.USUAL, ""))
                .balance()
                .movedShare();
        assertThat(kept).isLessThanOrEqualTo(moved);
    }

    @Test
    void seatsAddUpAndFollowWeights() {
        int[] seats = Apportionment.of(new double[] {100, 300, 600}, new int[] {1, 1, 1}, new int[] {9, 9, 9}, 10);
        assertThat(seats).containsExactly(1, 3, 6);
        assertThatThrownBy(() -> Apportionment.of(new double[] {1}, new int[] {1}, new int[] {2}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too many");
    }

    @Test
    void eachPlantedFaultIsFoundAndNoOther() {
        CityMap map = Town.of(1);
        Planner.Plan plan = Planner.plan(map, wish(12, 1));
        PlanCheck.Ground ground = ground(map, plan);
        List<GridOfPlan> good = grids(plan);
        GridOfPlan first = good.get(0);
        assertThat(errors(
                        replaced(
                                good,
                                new GridOfPlan("440604010001999x", first.village(), "s", 1, 1, 400, first.area())),
                        ground))
                .containsOnly(Fault.Kind.CODE);
        assertThat(errors(
                        replaced(good, new GridOfPlan(first.code(), first.village(), "", 1, 1, 400, first.area())),
                        ground))
                .containsOnly(Fault.Kind.STATION);
        assertThat(errors(
                        replaced(good, new GridOfPlan(first.code(), first.village(), "s", 0, 1, 400, first.area())),
                        ground))
                .containsOnly(Fault.Kind.WORKER);
        Geometry smaller = first.area().buffer(-0.0001);
        assertThat(errors(
                        replaced(good, new GridOfPlan(first.code(), first.village(), "s", 1, 1, 400, smaller)), ground))
                .containsOnly(Fault.Kind.GAP);
        Geometry larger =
                first.area().buffer(0.0002).intersection(map.villages().get(first.village()));
        assertThat(errors(
                        replaced(good, new GridOfPlan(first.code(), first.village(), "s", 1, 1, 400, larger)), ground))
                .contains(Fault.Kind.OVERLAP)
                .doesNotContain(Fault.Kind.GAP, Fault.Kind.NESTING);
        Geometry beyond = first.area().union(Town.box(112.99, 22.99, 113, 23.0));
        assertThat(errors(
                        replaced(good, new GridOfPlan(first.code(), first.village(), "s", 1, 1, 400, beyond)), ground))
                .containsOnly(Fault.Kind.NESTING);
    }

    private static List<GridOfPlan> replaced(List<GridOfPlan> grids, GridOfPlan other) {
        List<GridOfPlan> all = new ArrayList<>(grids);
        all.set(0, other);
        return all;
    }

    private static List<Fault.Kind> errors(List<GridOfPlan> grids, PlanCheck.Ground ground) {
        return PlanCheck.of(grids, ground).stream()
                .map(Fault::kind)
                .filter(Fault.Kind::isError)
                .distinct()
                .toList();
    }
}
