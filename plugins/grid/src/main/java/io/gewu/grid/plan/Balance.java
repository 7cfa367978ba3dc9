package io.gewu.grid.plan;

import java.util.List;

/**
 * The measures of a division that a person compares.
 *
 * @param variation coefficient of variation of hours per worker
 * @param spread most hours per worker over least
 * @param gini inequality of hours per worker, 0 to 1
 * @param compactness mean Polsby–Popper
 * @param diameterKilometres mean of the longest way between two units of a grid
 * @param unconnected grids that fall apart
 * @param crossed grids on both sides of water or of an expressway
 * @param movedShare of persons whose grid is another than before
 */
public record Balance(
        int grids,
        double variation,
        double spread,
        double gini,
        double compactness,
        double diameterKilometres,
        int unconnected,
        int crossed,
        double movedShare) {
    /** What a village contributes. */
    record Part(
            double[] hoursPerWorker,
            double compactness,
            double diameter,
            int unconnected,
            int crossed,
            double persons,
            double moved) {}

    static Balance of(List<Part> parts) {
        double[] hours = parts.stream()
                .flatMapToDouble(part -> java.util.Arrays.stream(part.hoursPerWorker()))
                .toArray();
        Inequality inequality = Inequality.of(hours);
        double persons = parts.stream().mapToDouble(Part::persons).sum();
        return new Balance(
                hours.length,
                inequality.variation(),
                inequality.spread(),
                inequality.gini(),
                weighted(parts, Part::compactness, hours.length),
                weighted(parts, Part::diameter, hours.length),
                parts.stream().mapToInt(Part::unconnected).sum(),
                parts.stream().mapToInt(Part::crossed).sum(),
                persons == 0
                        ? 0
                        : parts.stream()
                                        .mapToDouble(p -> p.moved() * p.persons())
                                        .sum()
                                / persons);
    }

    private static double weighted(List<Part> parts, java.util.function.ToDoubleFunction<Part> value, int grids) {
        return parts.stream()
                        .mapToDouble(p -> value.applyAsDouble(p) * p.hoursPerWorker().length)
                        .sum()
                / grids;
    }
}
