package io.gewu.grid.check;

import io.gewu.grid.plan.Metres;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** Whether the land of a grid lies on both sides of water or of an expressway. */
final class CrossedBarriers {
    /** A smaller piece is a strip along a bank, not a side. */
    private static final double LEAST_SHARE = 0.05;

    private final STRtree water = new STRtree();
    private final STRtree expressways = new STRtree();
    private final Metres metres;

    CrossedBarriers(PlanCheck.Ground ground, Metres metres) {
        this.metres = metres;
        ground.water().forEach(area -> water.insert(area.getEnvelopeInternal(), area));
        ground.expressways().forEach(way -> expressways.insert(way.getEnvelopeInternal(), way));
        water.build();
        expressways.build();
    }

    /** Into how many sides worth the name barriers cut a grid; 1 if they do not. */
    int sides(Geometry grid) {
        Geometry land = grid;
        for (Geometry surface : near(water, grid)) {
            land = OverlayNGRobust.overlay(land, surface, OverlayNG.DIFFERENCE);
        }
        List<Geometry> pieces = new ArrayList<>();
        for (int i = 0; i < land.getNumGeometries(); i++) {
            if (land.getGeometryN(i) instanceof Polygon piece) {
                pieces.addAll(cut(piece));
            }
        }
        double least = metres.area(grid) * LEAST_SHARE;
        return (int) Math.max(
                1, pieces.stream().filter(piece -> metres.area(piece) > least).count());
    }

    private List<Geometry> cut(Polygon piece) {
        List<Geometry> ways = near(expressways, piece).stream()
                .map(way -> OverlayNGRobust.overlay(way, piece, OverlayNG.INTERSECTION))
                .filter(way -> !way.isEmpty())
                .toList();
        if (ways.isEmpty()) {
            return List.of(piece);
        }
        List<Geometry> lines = new ArrayList<>(ways);
        lines.add(piece.getBoundary());
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.union(lines));
        List<Geometry> pieces = new ArrayList<>();
        for (Object part : polygonizer.getPolygons()) {
            if (piece.contains(((Geometry) part).getInteriorPoint())) {
                pieces.add((Geometry) part);
            }
        }
        return pieces;
    }

    private static List<Geometry> near(STRtree tree, Geometry grid) {
        @SuppressWarnings("unchecked") // the trees hold nothing else
        List<Geometry> near = tree.query(grid.getEnvelopeInternal());
        return near.stream().filter(other -> other.intersects(grid)).toList();
    }
}
