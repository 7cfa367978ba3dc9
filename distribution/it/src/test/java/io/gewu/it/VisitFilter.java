package io.gewu.it;

import io.gewu.it.VisitedCity.Visit;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A random filter over visits, as a protocol says it and as the oracle does.
 *
 * @param xml FES 2.0, without its root
 */
record VisitFilter(String xml, Predicate<Visit> rows) {
    static VisitFilter random(Random random, int depth) {
        int kind = depth == 0 ? random.nextInt(5) : random.nextInt(8);
        return switch (kind) {
            case 0 -> {
                int bound = random.nextInt(10);
                yield new VisitFilter(compare("PropertyIsLessThan", "score", "" + bound), v -> v.score() < bound);
            }
            case 1 -> {
                int bound = random.nextInt(10);
                yield new VisitFilter(compare("PropertyIsEqualTo", "score", "" + bound), v -> v.score() == bound);
            }
            case 2 -> {
                String town = random.nextBoolean() ? "440604010" : "440604011";
                String like = "<fes:PropertyIsLike wildCard=\"*\" singleChar=\"?\" escapeChar=\"\\\">"
                        + operands("village", town + "*") + "</fes:PropertyIsLike>";
                yield new VisitFilter(like, v -> v.village().startsWith(town));
            }
            case 3 -> {
                String code = "V%03d".formatted(random.nextInt(VisitedCity.ROWS));
                yield new VisitFilter(
                        compare("PropertyIsGreaterThanOrEqualTo", "code", code),
                        v -> v.code().compareTo(code) >= 0);
            }
            case 4 -> box(113 + random.nextInt(150) / 1000.0 + 0.0005, 22.9 + random.nextInt(150) / 1000.0 + 0.0005);
            case 5 -> {
                VisitFilter one = random(random, depth - 1);
                yield new VisitFilter(
                        "<fes:Not>" + one.xml() + "</fes:Not>", one.rows().negate());
            }
            case 6 -> {
                VisitFilter one = random(random, depth - 1);
                VisitFilter two = random(random, depth - 1);
                yield new VisitFilter(
                        "<fes:And>" + one.xml() + two.xml() + "</fes:And>",
                        one.rows().and(two.rows()));
            }
            default -> {
                VisitFilter one = random(random, depth - 1);
                VisitFilter two = random(random, depth - 1);
                yield new VisitFilter(
                        "<fes:Or>" + one.xml() + two.xml() + "</fes:Or>",
                        one.rows().or(two.rows()));
            }
        };
    }

    private static VisitFilter box(double west, double south) {
        double east = west + 0.05;
        double north = south + 0.05;
        String xml = "<fes:BBOX><fes:ValueReference>geom</fes:ValueReference><gml:Envelope srsName=\"EPSG:4490\">"
                + "<gml:lowerCorner>%s %s</gml:lowerCorner><gml:upperCorner>%s %s</gml:upperCorner>"
                        .formatted(west, south, east, north)
                + "</gml:Envelope></fes:BBOX>";
        return new VisitFilter(xml, v -> v.x() >= west && v.x() <= east && v.y() >= south && v.y() <= north);
    }

    private static String compare(String operator, String name, String value) {
        return "<fes:" + operator + ">" + operands(name, value) + "</fes:" + operator + ">";
    }

    private static String operands(String name, String value) {
        return "<fes:ValueReference>" + name + "</fes:ValueReference><fes:Literal>" + value + "</fes:Literal>";
    }
}
