package io.gewu.feature.fes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.feature.Things;
import java.util.Random;
import org.geotools.api.filter.Filter;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Spatial operators of random shapes agree with JTS, whichever axis order the shapes are written in. */
final class RandomBoxesTest {
    private static final String[] SPELLINGS = {"EPSG:4490", "urn:ogc:def:crs:EPSG::4490"};

    private final Random random = new Random(20_261_124);

    @Test
    void operatorsAgreeWithGeometry() {
        int hits = 0;
        for (int i = 0; i < 3_000; i++) {
            Geometry shape = i % 2 == 0 ? box() : triangle();
            Geometry asked = box();
            String spelling = SPELLINGS[random.nextInt(2)];
            String operator = new String[] {"BBOX", "Intersects", "Within", "Contains", "Disjoint"}[random.nextInt(5)];
            boolean expected = switch (operator) {
                case "Within" -> shape.within(asked);
                case "Contains" -> shape.contains(asked);
                case "Disjoint" -> shape.disjoint(asked);
                default -> shape.intersects(asked);
            };
            hits += expected ? 1 : 0;
            assertThat(filter(operator, asked, spelling).evaluate(Things.bare(shape)))
                    .as("%s %s %s %s", operator, spelling, shape, asked)
                    .isEqualTo(expected);
        }
        assertThat(hits).isBetween(500, 2_500);
    }

    private static Filter filter(String operator, Geometry box, String spelling) {
        Coordinate low = box.getCoordinates()[0];
        Coordinate high = box.getCoordinates()[2];
        boolean flip = spelling.startsWith("urn");
        String text = "<Filter xmlns='http://www.opengis.net/fes/2.0'><%s><ValueReference>geom</ValueReference>"
                        .formatted(operator)
                + "<Envelope srsName='%s'><lowerCorner>%s</lowerCorner><upperCorner>%s</upperCorner></Envelope></%s></Filter>"
                        .formatted(
                                spelling,
                                flip ? low.y + " " + low.x : low.x + " " + low.y,
                                flip ? high.y + " " + high.x : high.x + " " + high.y,
                                operator);
        return Things.filter(text);
    }

    private Geometry box() {
        return Things.square(grid(), grid() - 90, random.nextInt(1, 5) * 0.1);
    }

    private Geometry triangle() {
        Coordinate a = new Coordinate(grid(), grid() - 90);
        Coordinate b = new Coordinate(a.x + random.nextDouble(), a.y + random.nextDouble() * 0.1);
        Coordinate c = new Coordinate(a.x + random.nextDouble() * 0.1, a.y + 0.2 + random.nextDouble());
        return Things.FACTORY.createPolygon(new Coordinate[] {a, b, c, a});
    }

    /** Coarse, so that shapes often share edges and corners. */
    private double grid() {
        return 113 + random.nextInt(10) * 0.1;
    }
}
