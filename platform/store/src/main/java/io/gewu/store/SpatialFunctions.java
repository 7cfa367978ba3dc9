package io.gewu.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.locationtech.jts.geom.Envelope;
import org.sqlite.Function;

/** The SQL functions that GeoPackage's R-tree triggers call (OGC 12-128r17 annex F.3), for connections that write. */
final class SpatialFunctions {
    private SpatialFunctions() {}

    static void register(Connection connection) throws SQLException {
        Function.create(connection, "ST_IsEmpty", new Emptiness(), 1, 0);
        Function.create(connection, "ST_MinX", new Bound(0), 1, 0);
        Function.create(connection, "ST_MaxX", new Bound(1), 1, 0);
        Function.create(connection, "ST_MinY", new Bound(2), 1, 0);
        Function.create(connection, "ST_MaxY", new Bound(3), 1, 0);
    }

    private static final class Emptiness extends Function {
        @Override
        protected void xFunc() throws SQLException {
            byte[] blob = value_blob(0);
            if (blob == null) {
                result();
            } else {
                result(GeoPackageGeometry.isEmpty(blob) ? 1 : 0);
            }
        }
    }

    private static final class Bound extends Function {
        private final int side;

        Bound(int side) {
            this.side = side;
        }

        @Override
        protected void xFunc() throws SQLException {
            byte[] blob = value_blob(0);
            if (blob == null || GeoPackageGeometry.isEmpty(blob)) {
                result();
                return;
            }
            Envelope box = GeoPackageGeometry.envelope(blob);
            result(
                    switch (side) {
                        case 0 -> box.getMinX();
                        case 1 -> box.getMaxX();
                        case 2 -> box.getMinY();
                        default -> box.getMaxY();
                    });
        }
    }
}
