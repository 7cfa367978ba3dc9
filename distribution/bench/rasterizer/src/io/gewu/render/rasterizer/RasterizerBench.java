package io.gewu.render.rasterizer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Draws one city with each rasteriser in turns, in one thread, and prints medians and the medians of the ratios of the
 * rounds: a machine that is busy with other things slows all of a round alike. Arguments: rounds (31), and a
 * word of the only case to measure.
 */
public final class RasterizerBench {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private static final int WARM_UP = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Map<String, Function<Pixels, Rasterizer>> RASTERIZERS = new LinkedHashMap<>();
    private static final Map<String, BiConsumer<CityMap, Rasterizer>> CASES = new LinkedHashMap<>();

    static {
        RASTERIZERS.put("gewu", ExactAreaRasterizer::on);
        RASTERIZERS.put("java2d", Java2dRasterizer::new);
        RASTERIZERS.put("skija", SkijaRasterizer::new);
        CASES.put("20,000 buildings, filled and outlined", CityMap::drawBuildings);
        CASES.put("3,000 roads of 39 segments with casings", CityMap::drawRoads);
        CASES.put("5,000 round marks, filled and outlined", CityMap::drawPosts);
        CASES.put("all of these", CityMap::draw);
        CASES.put("100 districts of 2,000 corners, filled and outlined", CityMap::drawDistricts);
    }

    private record Run(double millis, double kilobytes) {}

    private RasterizerBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 31;
        CityMap city = new CityMap(WIDTH, HEIGHT, 20_000, 3_000, 5_000, 100);
        System.out.printf("%s, %s, %d x %d pixels, %d rounds%n", System.getProperty("java.vm.name"),
                System.getProperty("java.version"), WIDTH, HEIGHT, rounds);
        System.out.println("| drawn | by | median ms | ratio to gewu (quartiles) | allocated kB | mean difference of 255 |");
        System.out.println("|--|--|--|--|--|--|");
        for (Map.Entry<String, BiConsumer<CityMap, Rasterizer>> one : CASES.entrySet()) {
            if (arguments.length < 2 || one.getKey().contains(arguments[1])) {
                measure(one.getKey(), one.getValue(), city, rounds);
            }
        }
    }

    private static void measure(String name, BiConsumer<CityMap, Rasterizer> draw, CityMap city, int rounds)
            throws Exception {
        List<String> names = List.copyOf(RASTERIZERS.keySet());
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        names.forEach(by -> runs.put(by, new ArrayList<>()));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < names.size(); i++) {
                String by = names.get(Math.floorMod(round + i, names.size()));
                Run run = run(RASTERIZERS.get(by), draw, city, white());
                if (round >= 0) {
                    runs.get(by).add(run);
                }
            }
        }
        int[] ours = picture(RASTERIZERS.get("gewu"), draw, city);
        for (String by : names) {
            double difference = difference(picture(RASTERIZERS.get(by), draw, city), ours);
            print(name, by, runs.get(by), runs.get("gewu"), difference);
        }
    }

    private static Pixels white() {
        Pixels pixels = new Pixels(WIDTH, HEIGHT);
        Arrays.fill(pixels.argb(), 0xffffffff);
        return pixels;
    }

    private static int[] picture(Function<Pixels, Rasterizer> make, BiConsumer<CityMap, Rasterizer> draw, CityMap city)
            throws Exception {
        Pixels pixels = white();
        run(make, draw, city, pixels);
        return pixels.argb();
    }

    private static Run run(
            Function<Pixels, Rasterizer> make, BiConsumer<CityMap, Rasterizer> draw, CityMap city, Pixels pixels)
            throws Exception {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        Rasterizer rasterizer = make.apply(pixels);
        draw.accept(city, rasterizer);
        if (rasterizer instanceof AutoCloseable outside) {
            outside.close();
        }
        long end = System.nanoTime();
        return new Run((end - start) / 1e6, (THREADS.getThreadAllocatedBytes(thread) - bytes) / 1024.0);
    }

    private static void print(String name, String by, List<Run> runs, List<Run> ours, double difference) {
        double[] millis = runs.stream().mapToDouble(Run::millis).sorted().toArray();
        double[] kilobytes = runs.stream().mapToDouble(Run::kilobytes).sorted().toArray();
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = runs.get(i).millis() / ours.get(i).millis();
        }
        Arrays.sort(ratios);
        int middle = ratios.length / 2;
        System.out.printf("| %s | %s | %.1f | %.2f (%.2f to %.2f) | %.0f | %.2f |%n", name, by, millis[middle],
                ratios[middle], ratios[ratios.length / 4], ratios[ratios.length * 3 / 4], kilobytes[middle],
                difference);
    }

    private static double difference(int[] a, int[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((a[i] >> shift & 255) - (b[i] >> shift & 255));
            }
        }
        return sum / 3 / a.length;
    }
}
