package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.Change;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;

/**
 * What a layer held before the commits after a certain one: for each feature changed since, the row that the first of
 * these changes replaced. Everything else is as it stands in the table.
 */
final class SnapshotRows {
    private static final int MAX_ROWS = 100_000;

    private final Layer layer;
    private final List<Map<String, Object>> rows;

    private SnapshotRows(Layer layer, List<Map<String, Object>> rows) {
        this.layer = layer;
        this.rows = rows;
    }

    /** Whether anything happened to a layer after a commit. */
    static boolean isNewest(Connection connection, Layer layer, long commit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM gewu_change WHERE layer = ? AND number > ? LIMIT 1")) {
            select.setString(1, layer.name());
            select.setLong(2, commit);
            try (ResultSet found = select.executeQuery()) {
                return !found.next();
            }
        }
    }

    static SnapshotRows of(Connection connection, Layer layer, long commit) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT kind, before FROM gewu_change c JOIN (SELECT min(id) AS first FROM gewu_change WHERE layer = ?"
                        + " AND number > ? GROUP BY key) f ON c.id = f.first")) {
            select.setString(1, layer.name());
            select.setLong(2, commit);
            try (ResultSet changes = select.executeQuery()) {
                while (changes.next()) {
                    String before = changes.getString(2);
                    if (changes.getString(1).equals(Change.Kind.LOAD.name())) {
                        throw gone(layer, commit, "was loaded anew");
                    }
                    if (rows.size() > MAX_ROWS) {
                        throw gone(layer, commit, "had more than " + MAX_ROWS + " features changed");
                    }
                    if (before != null) {
                        rows.add(RowJson.read(layer, before));
                    }
                }
            }
        }
        return new SnapshotRows(layer, rows);
    }

    private static GewuException gone(Layer layer, long commit, String why) {
        return new GewuException(
                ErrorCode.SNAPSHOT_GONE,
                layer.name(),
                "Layer " + layer.name() + " " + why + " since commit " + commit + "; begin the listing again");
    }

    /** The condition that lets through what was not changed after a commit. */
    static Sql unchanged(Layer layer, long commit) {
        return new Sql(
                " AND " + Sql.name(layer.key().column())
                        + " NOT IN (SELECT key FROM gewu_change WHERE layer = ? AND number > ?)",
                List.of(layer.name(), commit));
    }

    /** The rows that a filter lets through, in order. */
    List<SimpleFeature> features(SimpleFeatureType type, Filter filter, Comparator<SimpleFeature> order) {
        List<SimpleFeature> features = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            SimpleFeature feature = LayerSchema.feature(layer, row, type);
            if (filter.evaluate(feature)) {
                features.add(feature);
            }
        }
        features.sort(order);
        return features;
    }

    /** The order of a query as the database sorts, ending with the key. */
    static Comparator<SimpleFeature> order(Layer layer, SortBy[] terms) {
        boolean backwards = false;
        List<Comparator<SimpleFeature>> orders = new ArrayList<>();
        for (SortBy by : terms == null ? new SortBy[0] : terms) {
            boolean down = SortOrder.DESCENDING.equals(by.getSortOrder());
            if (by.getPropertyName() == null) {
                backwards = down;
            } else {
                orders.add(by(by.getPropertyName().getPropertyName(), down));
            }
        }
        orders.add(by(layer.key().name(), backwards));
        return orders.stream().reduce(Comparator::thenComparing).orElseThrow();
    }

    private static Comparator<SimpleFeature> by(String name, boolean down) {
        Comparator<SimpleFeature> up =
                Comparator.comparing(f -> f.getAttribute(name), Comparator.nullsFirst(SnapshotRows::compare));
        return down ? up.reversed() : up;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both are values of one attribute
    private static int compare(Object a, Object b) {
        return ((Comparable) a).compareTo(b);
    }

    /** Two sorted listings as one. */
    static FeatureReader<SimpleFeatureType, SimpleFeature> merged(
            FeatureReader<SimpleFeatureType, SimpleFeature> rows,
            List<SimpleFeature> earlier,
            Comparator<SimpleFeature> order) {
        return new Merged(rows, earlier.iterator(), order);
    }

    private static final class Merged implements FeatureReader<SimpleFeatureType, SimpleFeature> {
        private final FeatureReader<SimpleFeatureType, SimpleFeature> rows;
        private final Iterator<SimpleFeature> earlier;
        private final Comparator<SimpleFeature> order;
        private SimpleFeature row;
        private SimpleFeature old;

        Merged(
                FeatureReader<SimpleFeatureType, SimpleFeature> rows,
                Iterator<SimpleFeature> earlier,
                Comparator<SimpleFeature> order) {
            this.rows = rows;
            this.earlier = earlier;
            this.order = order;
        }

        @Override
        public SimpleFeatureType getFeatureType() {
            return rows.getFeatureType();
        }

        @Override
        public boolean hasNext() throws IOException {
            if (row == null && rows.hasNext()) {
                row = rows.next();
            }
            if (old == null && earlier.hasNext()) {
                old = earlier.next();
            }
            return row != null || old != null;
        }

        @Override
        public SimpleFeature next() throws IOException {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            boolean fromTable = old == null || (row != null && order.compare(row, old) <= 0);
            SimpleFeature next = fromTable ? row : old;
            if (fromTable) {
                row = null;
            } else {
                old = null;
            }
            return next;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
