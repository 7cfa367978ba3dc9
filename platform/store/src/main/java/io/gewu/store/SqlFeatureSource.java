package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.data.ReTypeFeatureReader;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;

/**
 * The features of one layer as a caller sees it: filters, order and pages become SQL where SQL gives the same answer.
 */
final class SqlFeatureSource extends ContentFeatureSource {
    private static final Sql NOTHING = new Sql("", List.of());

    /** Stands for whatever the newest commit is. */
    static final long NEWEST = Long.MAX_VALUE;

    private final Database database;
    private final Dialect dialect;
    private final Layer layer;
    private final Filter rows;
    private final long commit;

    /**
     * @param rows what may be seen at all
     * @param commit whose state is shown, or {@link #NEWEST}
     */
    SqlFeatureSource(ContentEntry entry, Database database, Layer layer, Filter rows, long commit) {
        super(entry, Query.ALL);
        this.database = database;
        this.dialect = database.dialect();
        this.layer = layer;
        this.rows = rows;
        this.commit = commit;
    }

    @Override
    protected boolean canFilter(Query query) {
        return true;
    }

    @Override
    protected boolean canRetype(Query query) {
        return true;
    }

    @Override
    protected boolean canLimit(Query query) {
        return true;
    }

    @Override
    protected boolean canOffset(Query query) {
        return true;
    }

    @Override
    protected boolean canSort(Query query) {
        SortBy[] order = query.getSortBy();
        if (order == null) {
            return true;
        }
        for (SortBy by : order) {
            PropertyName name = by.getPropertyName();
            if (name != null && layer.attribute(name.getPropertyName()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected SimpleFeatureType buildFeatureType() throws IOException {
        return LayerSchema.of(layer);
    }

    @Override
    protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) throws IOException {
        Connection connection = database.reader();
        try {
            return isNewest(connection) ? newest(connection, query) : earlier(connection, query);
        } catch (SQLException failure) {
            throw closed(connection, Database.unavailable(failure));
        } catch (RuntimeException failure) {
            throw closed(connection, failure);
        }
    }

    private static RuntimeException closed(Connection connection, RuntimeException failure) {
        try {
            connection.close();
        } catch (SQLException closing) {
            failure.addSuppressed(closing);
        }
        return failure;
    }

    private boolean isNewest(Connection connection) throws SQLException {
        return commit == NEWEST || SnapshotRows.isNewest(connection, layer, commit);
    }

    private FeatureReader<SimpleFeatureType, SimpleFeature> newest(Connection connection, Query query)
            throws IOException {
        SqlFilter.Split split = split(query);
        SimpleFeatureType full = getSchema();
        SimpleFeatureType wanted = wanted(query, full);
        boolean paged = split.rest() == Filter.INCLUDE;
        SimpleFeatureType read = paged ? wanted : full;
        Sql select = select(read, split.where(), order(query, isPaged(query)), paged ? page(query) : NOTHING);
        FeatureReader<SimpleFeatureType, SimpleFeature> found =
                new SqlReader(connection, dialect, select, layer, read, wanted, split.rest());
        return paged ? found : Pages.of(found, query);
    }

    /** What the table still holds unchanged, and what the log says was there instead of the rest. */
    private FeatureReader<SimpleFeatureType, SimpleFeature> earlier(Connection connection, Query query)
            throws IOException, SQLException {
        SqlFilter.Split split = split(query);
        SimpleFeatureType full = getSchema();
        Comparator<SimpleFeature> order = SnapshotRows.order(layer, query.getSortBy());
        List<SimpleFeature> old = SnapshotRows.of(connection, layer, commit).features(full, visible(query), order);
        Sql where = split.where().then(SnapshotRows.unchanged(layer, commit));
        Sql select = select(full, where, order(query, true), NOTHING);
        FeatureReader<SimpleFeatureType, SimpleFeature> kept =
                new SqlReader(connection, dialect, select, layer, full, full, split.rest());
        FeatureReader<SimpleFeatureType, SimpleFeature> page = Pages.of(SnapshotRows.merged(kept, old, order), query);
        SimpleFeatureType wanted = wanted(query, full);
        return wanted.equals(full) ? page : new ReTypeFeatureReader(page, wanted, false);
    }

    private static SimpleFeatureType wanted(Query query, SimpleFeatureType full) {
        return query.retrieveAllProperties() ? full : SimpleFeatureTypeBuilder.retype(full, query.getPropertyNames());
    }

    @Override
    protected int getCountInternal(Query query) throws IOException {
        SqlFilter.Split split = split(query);
        if (split.rest() != Filter.INCLUDE) {
            return count(query);
        }
        try (Connection connection = database.reader()) {
            if (isNewest(connection)) {
                return number(connection, split.where(), page(query));
            }
            if (isPaged(query)) {
                return count(query);
            }
            int old = SnapshotRows.of(connection, layer, commit)
                    .features(getSchema(), visible(query), SnapshotRows.order(layer, null))
                    .size();
            return old + number(connection, split.where().then(SnapshotRows.unchanged(layer, commit)), NOTHING);
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    private int number(Connection connection, Sql where, Sql page) throws SQLException {
        Sql count = where.within("SELECT count(*) FROM (SELECT 1 FROM " + table() + " WHERE ", "")
                .then(page)
                .within("", ") AS found");
        return one(connection, count, row -> row.getInt(1));
    }

    private int count(Query query) throws IOException {
        int count = 0;
        try (FeatureReader<SimpleFeatureType, SimpleFeature> reader = getReaderInternal(query)) {
            while (reader.hasNext()) {
                reader.next();
                count++;
            }
        }
        return count;
    }

    @Override
    protected ReferencedEnvelope getBoundsInternal(Query query) throws IOException {
        ReferencedEnvelope bounds = new ReferencedEnvelope(getSchema().getCoordinateReferenceSystem());
        if (layer.geometry().isEmpty()) {
            return bounds;
        }
        SqlFilter.Split split = split(query);
        if (split.rest() == Filter.INCLUDE && !isPaged(query)) {
            try (Connection connection = database.reader()) {
                if (isNewest(connection)) {
                    return extent(connection, split.where(), bounds);
                }
            } catch (SQLException failure) {
                throw Database.unavailable(failure);
            }
        }
        try (FeatureReader<SimpleFeatureType, SimpleFeature> reader = getReaderInternal(query)) {
            while (reader.hasNext()) {
                bounds.include(reader.next().getBounds());
            }
        }
        return bounds;
    }

    private ReferencedEnvelope extent(Connection connection, Sql where, ReferencedEnvelope bounds) throws SQLException {
        return one(connection, dialect.extent(layer, where), row -> {
            double west = row.getDouble(1);
            if (!row.wasNull()) {
                bounds.init(west, row.getDouble(2), row.getDouble(3), row.getDouble(4));
            }
            return bounds;
        });
    }

    private SqlFilter.Split split(Query query) {
        return new SqlFilter(layer, dialect).split(visible(query));
    }

    private Filter visible(Query query) {
        Filter filter = query.getFilter() == null ? Filter.INCLUDE : query.getFilter();
        if (rows == Filter.INCLUDE) {
            return filter;
        }
        return filter == Filter.INCLUDE
                ? rows
                : CommonFactoryFinder.getFilterFactory().and(rows, filter);
    }

    private Sql select(SimpleFeatureType type, Sql where, String order, Sql page) {
        List<String> columns = new ArrayList<>();
        columns.add(Sql.name(layer.key().column()));
        for (var descriptor : type.getAttributeDescriptors()) {
            String name = descriptor.getLocalName();
            columns.add(layer.attribute(name)
                    .map(attribute -> Sql.name(attribute.column()))
                    .orElseGet(() -> dialect.selected(layer.geometry().orElseThrow())));
        }
        return where.within("SELECT " + String.join(", ", columns) + " FROM " + table() + " WHERE ", order)
                .then(page);
    }

    /** Every order ends with the key, so that pages neither repeat nor miss a feature. */
    private String order(Query query, boolean ordered) {
        SortBy[] order = query.getSortBy();
        if ((order == null || order.length == 0) && !ordered) {
            return "";
        }
        List<String> terms = new ArrayList<>();
        boolean backwards = false;
        for (SortBy by : order == null ? new SortBy[0] : order) {
            boolean down = SortOrder.DESCENDING.equals(by.getSortOrder());
            Optional<Attribute> attribute =
                    Optional.ofNullable(by.getPropertyName()).flatMap(name -> layer.attribute(name.getPropertyName()));
            if (attribute.isPresent()) {
                terms.add(term(attribute.get(), down));
            } else {
                backwards = down;
            }
        }
        terms.add(term(layer.key(), backwards));
        return " ORDER BY " + String.join(", ", terms);
    }

    private String term(Attribute attribute, boolean down) {
        String column = Sql.name(attribute.column());
        String compared = ColumnType.of(attribute) == ColumnType.TEXT ? dialect.byCodePoint(column) : column;
        return down ? dialect.descending(compared) : dialect.ascending(compared);
    }

    private static boolean isPaged(Query query) {
        return (query.getStartIndex() != null && query.getStartIndex() > 0) || !query.isMaxFeaturesUnlimited();
    }

    private Sql page(Query query) {
        int skip = query.getStartIndex() == null ? 0 : query.getStartIndex();
        return isPaged(query)
                ? dialect.page(query.isMaxFeaturesUnlimited() ? -1 : query.getMaxFeatures(), skip)
                : NOTHING;
    }

    private String table() {
        return Sql.name(layer.table());
    }

    private interface RowFunction<T> {
        T apply(ResultSet row) throws SQLException;
    }

    private <T> T one(Connection connection, Sql sql, RowFunction<T> function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                dialect.bind(statement, i + 1, sql.parameters().get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    throw new GewuException(ErrorCode.STORE_UNAVAILABLE, layer.name(), "The store gave no answer");
                }
                return function.apply(found);
            }
        }
    }
}
