package io.gewu.grid.check;

import io.gewu.api.LocalizedText;
import io.gewu.grid.plan.Metres;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Whether the grids of one village cover it once and nothing else. */
public final class VillageCoverage {
    /** Below this a difference is rounding of stored coordinates, a centimetre along a street. */
    public static final double TOLERANCE_SQUARE_METRES = 5;

    private final Metres metres;

    /** With the metres of the place. */
    public VillageCoverage(Metres metres) {
        this.metres = metres;
    }

    /** Gaps, overlaps, and what lies outside of the village; none for a village without any grid. */
    public List<Fault> faults(String village, Geometry area, List<GridOfPlan> grids) {
        List<Fault> faults = new ArrayList<>();
        if (grids.isEmpty()) {
            return faults;
        }
        for (int i = 0; i < grids.size(); i++) {
            outside(village, area, grids.get(i)).ifPresent(faults::add);
            for (int j = i + 1; j < grids.size(); j++) {
                overlap(village, grids.get(i), grids.get(j)).ifPresent(faults::add);
            }
        }
        Geometry covered =
                OverlayNGRobust.union(grids.stream().map(GridOfPlan::area).toList());
        Geometry missing = OverlayNGRobust.overlay(area, covered, OverlayNG.DIFFERENCE);
        for (int k = 0; k < missing.getNumGeometries(); k++) {
            gap(village, missing.getGeometryN(k), grids).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<Fault> gap(String village, Geometry piece, List<GridOfPlan> grids) {
        double size = metres.area(piece);
        if (size <= TOLERANCE_SQUARE_METRES) {
            return Optional.empty();
        }
        String host = grids.stream()
                .max(Comparator.comparingDouble(grid -> shared(grid.area(), piece)))
                .map(GridOfPlan::code)
                .orElse("");
        return Optional.of(new Fault(
                Fault.Kind.GAP,
                List.of(host),
                village,
                size,
                Optional.of(piece),
                text("缝隙 %.0f m²，可划给网格 %s", "Gap of %.0f m²; give it to grid %s", size, host)));
    }

    private double shared(Geometry grid, Geometry piece) {
        return metres.length(OverlayNGRobust.overlay(grid.getBoundary(), piece.getBoundary(), OverlayNG.INTERSECTION));
    }

    private Optional<Fault> overlap(String village, GridOfPlan one, GridOfPlan other) {
        if (!one.area().getEnvelopeInternal().intersects(other.area().getEnvelopeInternal())) {
            return Optional.empty();
        }
        Geometry both = OverlayNGRobust.overlay(one.area(), other.area(), OverlayNG.INTERSECTION);
        double size = metres.area(both);
        return size <= TOLERANCE_SQUARE_METRES
                ? Optional.empty()
                : Optional.of(new Fault(
                        Fault.Kind.OVERLAP,
                        List.of(one.code(), other.code()),
                        village,
                        size,
                        Optional.of(both),
                        text(
                                "网格 %2$s 与 %3$s 重叠 %1$.0f m²，从其中一个减去",
                                "Grids %2$s and %3$s overlap by %1$.0f m²; take it from one of them",
                                size,
                                one.code(),
                                other.code())));
    }

    private Optional<Fault> outside(String village, Geometry area, GridOfPlan grid) {
        Geometry beyond = OverlayNGRobust.overlay(grid.area(), area, OverlayNG.DIFFERENCE);
        double size = metres.area(beyond);
        return size <= TOLERANCE_SQUARE_METRES
                ? Optional.empty()
                : Optional.of(new Fault(
                        Fault.Kind.NESTING,
                        List.of(grid.code()),
                        village,
                        size,
                        Optional.of(beyond),
                        text(
                                "网格 %2$s 有 %1$.0f m² 在村居 %3$s 之外",
                                "Grid %2$s lies outside of village %3$s with %1$.0f m²", size, grid.code(), village)));
    }

    private static LocalizedText text(String zh, String en, Object... values) {
        return new LocalizedText(String.format(Locale.ROOT, zh, values), String.format(Locale.ROOT, en, values));
    }
}
