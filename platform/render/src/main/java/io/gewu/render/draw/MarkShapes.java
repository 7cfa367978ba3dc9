package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The well-known marks, one unit large around the origin, y down: those of OGC 05-077r4, clause 11.3.2, and the names
 * that GeoServer and QGIS write.
 */
public final class MarkShapes {
    private static final int CIRCLE_CORNERS = 48;
    private static final Map<String, Path> SHAPES = new LinkedHashMap<>();

    static {
        area("square", -.5, -.5, .5, -.5, .5, .5, -.5, .5);
        circle();
        area("triangle", 0, -.5, .5, .5, -.5, .5);
        star();
        area(
                "cross", -.125, -.5, .125, -.5, .125, -.125, .5, -.125, .5, .125, .125, .125, .125, .5, -.125, .5,
                -.125, .125, -.5, .125, -.5, -.125, -.125, -.125);
        area(
                "x", -.5, -.32, -.32, -.5, 0, -.18, .32, -.5, .5, -.32, .18, 0, .5, .32, .32, .5, 0, .18, -.32, .5, -.5,
                .32, -.18, 0);
        area("diamond", 0, -.5, .5, 0, 0, .5, -.5, 0);
        regular("pentagon", 5);
        regular("hexagon", 6);
        regular("octagon", 8);
        area("arrow", 0, -.5, .5, 0, .2, 0, .2, .5, -.2, .5, -.2, 0, -.5, 0);
        lines("shape://vertline", new double[] {0, -.5, 0, .5});
        lines("shape://horline", new double[] {-.5, 0, .5, 0});
        lines("shape://slash", new double[] {-.5, .5, .5, -.5});
        lines("shape://backslash", new double[] {-.5, -.5, .5, .5});
        area("shape://dot", dot());
        lines("shape://plus", new double[] {-.5, 0, .5, 0}, new double[] {0, -.5, 0, .5});
        lines("shape://times", new double[] {-.5, .5, .5, -.5}, new double[] {-.5, -.5, .5, .5});
        lines("shape://oarrow", new double[] {-.5, -.25, 0, 0, -.5, .25});
        area("shape://carrow", -.5, -.25, 0, 0, -.5, .25);
        alias("line", "shape://vertline");
        alias("vertline", "shape://vertline");
        alias("horline", "shape://horline");
        alias("slash", "shape://slash");
        alias("backslash", "shape://backslash");
        alias("cross2", "shape://times");
        alias("plus", "shape://plus");
        alias("times", "shape://times");
        alias("equilateral_triangle", "triangle");
        alias("regular_star", "star");
    }

    private MarkShapes() {}

    /** Names that can be drawn. */
    public static Set<String> names() {
        return java.util.Collections.unmodifiableSet(SHAPES.keySet());
    }

    static Optional<Path> of(String name) {
        return Optional.ofNullable(SHAPES.get(name));
    }

    /** Whether it is a hatch: repeated every 8 pixels unless the style says otherwise. */
    static boolean isHatch(String name) {
        return name.startsWith("shape://");
    }

    private static void area(String name, double... xy) {
        Path path = new Path();
        part(path, true, xy);
        SHAPES.put(name, path);
    }

    private static void lines(String name, double[]... lines) {
        Path path = new Path();
        Arrays.stream(lines).forEach(line -> part(path, false, line));
        SHAPES.put(name, path);
    }

    private static void part(Path path, boolean ring, double... xy) {
        for (int i = 0; i < xy.length; i += 2) {
            path.add(xy[i], xy[i + 1]);
        }
        path.endPart(ring);
    }

    private static void alias(String name, String of) {
        SHAPES.put(name, SHAPES.get(of));
    }

    private static double[] round(int corners, double radius, double turn) {
        double[] xy = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + turn) / corners - Math.PI / 2;
            xy[2 * i] = radius * Math.cos(angle);
            xy[2 * i + 1] = radius * Math.sin(angle);
        }
        return xy;
    }

    private static void circle() {
        area("circle", round(CIRCLE_CORNERS, .5, 0));
    }

    private static double[] dot() {
        return round(16, .08, 0);
    }

    private static void regular(String name, int corners) {
        area(name, round(corners, .5, 0));
    }

    private static void star() {
        double[] outer = round(5, .5, 0);
        double[] inner = round(5, .2, .5);
        double[] xy = new double[20];
        for (int i = 0; i < 5; i++) {
            System.arraycopy(outer, 2 * i, xy, 4 * i, 2);
            System.arraycopy(inner, 2 * i, xy, 4 * i + 2, 2);
        }
        area("star", xy);
    }
}
