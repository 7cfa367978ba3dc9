package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Cuts the city into basic units along streets, water and village bounds. All lines are noded together and once, so
 * that whatever is later joined from units has neither gap nor overlap anywhere in the city.
 */
final class UnitsOfCity {
    /** One step of stored coordinates, about a centimetre. */
    private static final PrecisionModel STEP = new PrecisionModel(1e7);

    private static final double SLIVER_SQUARE_METRES = 400;
    private static final double CUT_SQUARE_METRES = 1;
    private static final double PERSONS_A_HOUSEHOLD = 2.77;

    private final CityMap map;
    private final Workload workload;
    private final Metres metres;
    private final Barriers barriers;
    private final List<Geometry> areas = new ArrayList<>();
    private final List<String> villageOf = new ArrayList<>();
    private STRtree tree = new STRtree();

    private UnitsOfCity(CityMap map, Workload workload, Metres metres, Barriers barriers) {
        this.map = map;
        this.workload = workload;
        this.metres = metres;
        this.barriers = barriers;
    }

    /** The units, by village and within it from west to east. */
    static List<BasicUnit> of(CityMap map, Workload workload, Metres metres, Barriers barriers) {
        UnitsOfCity units = new UnitsOfCity(map, workload, metres, barriers);
        units.polygonize();
        units.joinSlivers();
        units.joinCutBuildings();
        return units.measured();
    }

    private void polygonize() {
        List<Geometry> lines = new ArrayList<>(map.lines());
        map.villages().values().forEach(area -> lines.add(area.getBoundary()));
        Geometry noded = UnaryUnionNG.union(lines, STEP);
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(noded);
        STRtree villages = new STRtree();
        map.villages()
                .forEach((code, area) -> villages.insert(
                        area.getEnvelopeInternal(), Map.entry(code, new IndexedPointInAreaLocator(area))));
        List<Geometry> found = new ArrayList<>();
        for (Object polygon : polygonizer.getPolygons()) {
            found.add(((Geometry) polygon).norm());
        }
        found.sort(Comparator.<Geometry, Coordinate>comparing(
                area -> area.getInteriorPoint().getCoordinate()));
        for (Geometry area : found) {
            Coordinate inside = area.getInteriorPoint().getCoordinate();
            @SuppressWarnings("unchecked") // the tree holds nothing else
            List<Map.Entry<String, IndexedPointInAreaLocator>> near = villages.query(new Envelope(inside));
            near.stream()
                    .filter(village -> village.getValue().locate(inside) == Location.INTERIOR)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(code -> {
                        areas.add(area);
                        villageOf.add(code);
                    });
        }
    }

    /**
     * What streets leave over is joined to the neighbour with which it shares most, again until nothing is left over.
     */
    private void joinSlivers() {
        boolean again = true;
        while (again) {
            Neighbourhood near = Neighbourhood.of(areas, metres);
            Joins joins = new Joins(areas.size());
            for (int i = 0; i < areas.size(); i++) {
                if (metres.area(areas.get(i)) < SLIVER_SQUARE_METRES) {
                    longest(near, i, joins);
                }
            }
            again = joins.any();
            join(joins);
        }
    }

    private void longest(Neighbourhood near, int sliver, Joins joins) {
        near.all(sliver).entrySet().stream()
                .filter(entry -> villageOf.get(entry.getKey()).equals(villageOf.get(sliver)))
                .max(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(entry -> joins.join(sliver, entry.getKey()));
    }

    private void joinCutBuildings() {
        index();
        Joins joins = new Joins(areas.size());
        for (CityMap.Building building : map.buildings()) {
            List<Integer> touched = touched(building.footprint());
            if (touched.size() > 1) {
                List<Integer> cut = touched.stream()
                        .filter(i -> metres.area(areas.get(i).intersection(building.footprint())) > CUT_SQUARE_METRES)
                        .toList();
                for (int k = 1; k < cut.size(); k++) {
                    if (villageOf.get(cut.get(k)).equals(villageOf.get(cut.get(0)))) {
                        joins.join(cut.get(k), cut.get(0));
                    }
                }
            }
        }
        join(joins);
    }

    private void join(Joins joins) {
        if (!joins.any()) {
            return;
        }
        Map<Integer, List<Geometry>> groups = new TreeMap<>();
        for (int i = 0; i < areas.size(); i++) {
            groups.computeIfAbsent(joins.root(i), root -> new ArrayList<>()).add(areas.get(i));
        }
        List<Geometry> joined = new ArrayList<>();
        List<String> villages = new ArrayList<>();
        groups.forEach((root, parts) -> {
            joined.add(parts.size() == 1 ? parts.get(0) : CoverageUnion.union(parts.toArray(new Geometry[0])));
            villages.add(villageOf.get(root));
        });
        areas.clear();
        areas.addAll(joined);
        villageOf.clear();
        villageOf.addAll(villages);
    }

    private void index() {
        tree = new STRtree();
        for (int i = 0; i < areas.size(); i++) {
            tree.insert(areas.get(i).getEnvelopeInternal(), i);
        }
        tree.build();
    }

    private List<Integer> touched(Geometry geometry) {
        @SuppressWarnings("unchecked") // the tree holds nothing else
        List<Integer> near = tree.query(geometry.getEnvelopeInternal());
        return near.stream()
                .sorted()
                .filter(i -> areas.get(i).intersects(geometry))
                .toList();
    }

    private List<BasicUnit> measured() {
        index();
        double[] dwelling = new double[areas.size()];
        int[] buildings = new int[areas.size()];
        int[] firms = count(map.firms());
        int[] components = count(map.components());
        for (CityMap.Building building : map.buildings()) {
            touched(building.footprint().getInteriorPoint()).stream()
                    .findFirst()
                    .ifPresent(i -> {
                        dwelling[i] += building.dwelling();
                        buildings[i]++;
                    });
        }
        Map<String, Double> ofVillage = new TreeMap<>();
        for (int i = 0; i < dwelling.length; i++) {
            // land without houses counts a little, so that a village without any still has its people
            dwelling[i] += metres.area(areas.get(i)) * 0.001;
            ofVillage.merge(villageOf.get(i), dwelling[i], Double::sum);
        }
        String[] former = former();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer, String>comparing(villageOf::get).thenComparingInt(i -> i));
        List<BasicUnit> units = new ArrayList<>();
        for (int i : order) {
            String village = villageOf.get(i);
            double persons = map.population().getOrDefault(village, 0) * dwelling[i] / ofVillage.get(village);
            double perimeter = metres.length(areas.get(i));
            double hours = workload.hours(
                    persons / PERSONS_A_HOUSEHOLD, persons, buildings[i], firms[i], components[i], perimeter / 2000);
            Coordinate centre = areas.get(i).getCentroid().getCoordinate();
            units.add(new BasicUnit(
                    units.size(),
                    village,
                    areas.get(i),
                    centre,
                    barriers.isWater(areas.get(i)),
                    metres.area(areas.get(i)),
                    perimeter,
                    persons,
                    hours,
                    former[i]));
        }
        return units;
    }

    private int[] count(List<Point> points) {
        int[] counts = new int[areas.size()];
        for (Point point : points) {
            touched(point).stream().findFirst().ifPresent(i -> counts[i]++);
        }
        return counts;
    }

    private String[] former() {
        String[] codes = new String[areas.size()];
        java.util.Arrays.fill(codes, "");
        map.formerGrids().forEach((code, area) -> {
            IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(area);
            @SuppressWarnings("unchecked") // the tree holds nothing else
            List<Integer> near = tree.query(area.getEnvelopeInternal());
            for (int i : near) {
                if (inside.locate(areas.get(i).getInteriorPoint().getCoordinate()) == Location.INTERIOR) {
                    codes[i] = code;
                }
            }
        });
        return codes;
    }

    /** Which units become one. */
    private static final class Joins {
        private final int[] parent;
        private boolean any;

        Joins(int size) {
            parent = new int[size];
            for (int i = 0; i < size; i++) {
                parent[i] = i;
            }
        }

        int root(int i) {
            int r = i;
            while (parent[r] != r) {
                r = parent[r];
            }
            return r;
        }

        void join(int a, int b) {
            int ra = root(a);
            int rb = root(b);
            if (ra != rb) {
                parent[Math.max(ra, rb)] = Math.min(ra, rb);
                any = true;
            }
        }

        boolean any() {
            return any;
        }
    }
}
