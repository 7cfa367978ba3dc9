package io.gewu.render.rasterizer;

import io.gewu.render.rasterizer.Rasterizer.FillRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Shapes as numerous and as large as in a map of a city of a thousand pixels and more: always the same. */
public final class CityMap {
    private static final StrokeStyle HAIR = StrokeStyle.solid(0.8);
    private static final StrokeStyle CASING =
            new StrokeStyle(7, StrokeStyle.Join.ROUND, StrokeStyle.Cap.BUTT, new float[0], 0);
    private static final StrokeStyle ROAD =
            new StrokeStyle(5, StrokeStyle.Join.ROUND, StrokeStyle.Cap.ROUND, new float[0], 0);
    private static final Paint WALL = Paint.of(0xff8d7456);
    private static final Paint HOUSE = Paint.of(Pixels.premultiplied(0xf2d5a8, 0.8));
    private static final Paint KERB = Paint.of(0xff999999);
    private static final Paint ASPHALT = Paint.of(0xfffff7d0);
    private static final Paint POST = Paint.of(0xffc03020);
    private static final Paint WHITE = Paint.of(0xffffffff);

    private final List<Path> buildings;
    private final List<Path> roads;
    private final List<Path> posts;
    private final List<Path> districts;

    public CityMap(int width, int height, int buildings, int roads, int posts, int districts) {
        Random random = new Random(12);
        this.buildings = many(buildings, () -> building(random, width, height));
        this.roads = many(roads, () -> road(random, width, height));
        this.posts = many(posts, () -> post(random, width, height));
        this.districts = many(districts, () -> district(random, width, height));
    }

    private static List<Path> many(int count, Supplier<Path> make) {
        List<Path> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(make.get());
        }
        return made;
    }

    /** An L of six corners, 5 to 19 pixels long, turned. */
    private static Path building(Random random, int width, int height) {
        double w = 5 + random.nextInt(14);
        double h = 5 + random.nextInt(14);
        double turn = random.nextDouble() * Math.PI;
        return placed(
                new double[] {0, 0, w, 0, w, h * 0.6, w * 0.6, h * 0.6, w * 0.6, h, 0, h},
                turn,
                random.nextDouble() * width,
                random.nextDouble() * height);
    }

    private static Path road(Random random, int width, int height) {
        Path path = new Path();
        double x = random.nextDouble() * width;
        double y = random.nextDouble() * height;
        double heading = random.nextDouble() * 2 * Math.PI;
        for (int i = 0; i < 40; i++) {
            path.add(x, y);
            heading += random.nextGaussian() * 0.25;
            x += 9 * Math.cos(heading);
            y += 9 * Math.sin(heading);
        }
        path.endPart(false);
        return path;
    }

    /** A circle of 24 corners, 8 pixels across. */
    private static Path post(Random random, int width, int height) {
        double[] circle = new double[48];
        for (int i = 0; i < 24; i++) {
            circle[2 * i] = 4 * Math.cos(i * Math.PI / 12);
            circle[2 * i + 1] = 4 * Math.sin(i * Math.PI / 12);
        }
        return placed(circle, 0, random.nextDouble() * width, random.nextDouble() * height);
    }

    /** A ring of 2,000 corners, as large as a third of the map. */
    private static Path district(Random random, int width, int height) {
        double[] ring = new double[4000];
        for (int i = 0; i < 2000; i++) {
            double radius = width / 6.0 * (1 + 0.2 * Math.sin(i * Math.PI / 100) + 0.02 * random.nextDouble());
            ring[2 * i] = radius * Math.cos(i * Math.PI / 1000);
            ring[2 * i + 1] = radius * Math.sin(i * Math.PI / 1000);
        }
        return placed(ring, 0, random.nextDouble() * width, random.nextDouble() * height);
    }

    private static Path placed(double[] ring, double turn, double dx, double dy) {
        Path plain = new Path();
        for (int i = 0; i < ring.length; i += 2) {
            plain.add(ring[i], ring[i + 1]);
        }
        plain.endPart(true);
        Path path = new Path();
        path.append(plain, 1, Math.sin(turn), Math.cos(turn), dx, dy);
        return path;
    }

    /** Buildings filled and outlined. */
    public void drawBuildings(Rasterizer on) {
        for (Path building : buildings) {
            on.fill(building, FillRule.EVEN_ODD, HOUSE);
            on.stroke(building, HAIR, WALL);
        }
    }

    /** All casings, then all roads. */
    public void drawRoads(Rasterizer on) {
        for (Path road : roads) {
            on.stroke(road, CASING, KERB);
        }
        for (Path road : roads) {
            on.stroke(road, ROAD, ASPHALT);
        }
    }

    /** Circles filled and outlined. */
    public void drawPosts(Rasterizer on) {
        for (Path post : posts) {
            on.fill(post, FillRule.EVEN_ODD, POST);
            on.stroke(post, HAIR, WHITE);
        }
    }

    /** Large areas, translucent and outlined: they lie under all else. */
    public void drawDistricts(Rasterizer on) {
        for (Path district : districts) {
            on.fill(district, FillRule.EVEN_ODD, HOUSE);
            on.stroke(district, HAIR, WALL);
        }
    }

    /** Buildings, roads and posts. */
    public void draw(Rasterizer on) {
        drawBuildings(on);
        drawRoads(on);
        drawPosts(on);
    }
}
