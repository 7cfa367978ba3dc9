package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/** A feature as the map shows it: projected once, when first asked for, however many rules draw it. Reused. */
public final class ProjectedFeature {
    private final Projector projector;
    private final Path path = new Path();
    private SimpleFeature feature;
    private List<ScreenGeometry> screens = List.of();
    private long lost;

    public ProjectedFeature(Projector projector) {
        this.projector = projector;
    }

    /** Turns to the next feature. */
    public void style(SimpleFeature next) {
        feature = next;
        screens = List.of();
    }

    SimpleFeature feature() {
        return feature;
    }

    Projector projector() {
        return projector;
    }

    void countLost() {
        lost++;
    }

    /** Features left out because a coordinate has no place on the map. */
    public long lost() {
        return lost;
    }

    /** The feature's geometry; the members of a mixed collection one by one. */
    List<ScreenGeometry> screens() {
        if (screens.isEmpty() && feature.getDefaultGeometry() instanceof Geometry geometry && !geometry.isEmpty()) {
            if (isMixed(geometry)) {
                screens = members(geometry);
            } else {
                ScreenGeometry whole = screen(geometry, path);
                screens = whole.path().isEmpty() ? List.of() : List.of(whole);
            }
        }
        return screens;
    }

    private static boolean isMixed(Geometry geometry) {
        return geometry.getClass() == GeometryCollection.class;
    }

    private List<ScreenGeometry> members(Geometry collection) {
        List<ScreenGeometry> members = new ArrayList<>();
        for (int i = 0; i < collection.getNumGeometries(); i++) {
            Geometry member = collection.getGeometryN(i);
            if (isMixed(member)) {
                members.addAll(members(member));
            } else if (!member.isEmpty()) {
                ScreenGeometry part = screen(member, new Path());
                if (!part.path().isEmpty()) {
                    members.add(part);
                }
            }
        }
        return members;
    }

    private ScreenGeometry screen(Geometry geometry, Path into) {
        try {
            projector.project(geometry, into);
        } catch (TransformException offTheMap) {
            into.reset();
            lost++;
        }
        return new ScreenGeometry(feature, geometry, into);
    }
}
