package io.gewu.api.layer;

import org.locationtech.jts.geom.Geometry;

/**
 * The one geometry of a layer.
 *
 * @param name the attribute's name in every protocol and in the store
 * @param type what every geometry of the layer is
 * @param epsg code of the CRS in which it is stored, always longitude or easting first
 */
public record GeometryColumn(String name, Type type, int epsg) {
    /** Simple feature types, named as OGC 06-103r4 names them. */
    public enum Type {
        POINT("Point", org.locationtech.jts.geom.Point.class, 0),
        MULTI_POINT("MultiPoint", org.locationtech.jts.geom.MultiPoint.class, 0),
        LINE_STRING("LineString", org.locationtech.jts.geom.LineString.class, 1),
        MULTI_LINE_STRING("MultiLineString", org.locationtech.jts.geom.MultiLineString.class, 1),
        POLYGON("Polygon", org.locationtech.jts.geom.Polygon.class, 2),
        MULTI_POLYGON("MultiPolygon", org.locationtech.jts.geom.MultiPolygon.class, 2);

        private final String keyword;
        private final Class<? extends Geometry> binding;
        private final int dimension;

        Type(String keyword, Class<? extends Geometry> binding, int dimension) {
            this.keyword = keyword;
            this.binding = binding;
            this.dimension = dimension;
        }

        /** The word that declarations and OGC use, for example {@code MultiPolygon}. */
        public String keyword() {
            return keyword;
        }

        public Class<? extends Geometry> binding() {
            return binding;
        }

        /** 0 for points, 1 for lines, 2 for areas. */
        public int dimension() {
            return dimension;
        }
    }
}
