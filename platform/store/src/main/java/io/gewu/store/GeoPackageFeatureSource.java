package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
import org.geotools.api.referencing.FactoryException;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;

/**
 * The features of one layer as a caller sees it: filters, order and pages become SQL where SQL gives the same answer.
 */
final class GeoPackageFeatureSource extends ContentFeatureSource {
    private final GeoPackageFile file;
    private final Layer layer;

    GeoPackageFeatureSource(ContentEntry entry, GeoPackageFile file, Layer layer) {
        super(entry, Query.ALL);
        this.file = file;
        this.layer = layer;
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
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(new NameImpl(layer.namespace().uri(), layer.name()));
        for (Attribute attribute : layer.attributes()) {
            type.nillable(!attribute.required()).add(attribute.name(), attribute.valueClass());
        }
        if (layer.geometry().isPresent()) {
            GeometryColumn geometry = layer.geometry().get();
            try {
                type.add(geometry.name(), geometry.type().binding(), CRS.decode("EPSG:" + geometry.epsg(), true));
            } catch (FactoryException unknown) {
                throw new IOException("EPSG:" + geometry.epsg() + " is unknown", unknown);
            }
            type.setDefaultGeometry(geometry.name());
        }
        return type.buildFeatureType();
    }

    @Override
    protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) throws IOException {
        SqlFilter.Split split = split(query);
        SimpleFeatureType full = getSchema();
        SimpleFeatureType wanted =
                query.retrieveAllProperties() ? full : SimpleFeatureTypeBuilder.retype(full, query.getPropertyNames());
        boolean paged = split.rest() == Filter.INCLUDE;
        SimpleFeatureType read = paged ? wanted : full;
        Sql select = select(read, split.where(), order(query), paged ? page(query) : new Sql("", List.of()));
        FeatureReader<SimpleFeatureType, SimpleFeature> rows =
                new GeoPackageReader(file.reader(), select, layer, read, wanted, split.rest());
        return paged ? rows : Pages.of(rows, query);
    }

    @Override
    protected int getCountInternal(Query query) throws IOException {
        SqlFilter.Split split = split(query);
        if (split.rest() != Filter.INCLUDE) {
            return count(query);
        }
        Sql page = page(query);
        Sql count = page.text().isEmpty()
                ? new Sql(
                        "SELECT count(*) FROM " + table() + " WHERE "
                                + split.where().text(),
                        split.where().parameters())
                : both(
                        "SELECT count(*) FROM (SELECT 1 FROM " + table() + " WHERE "
                                + split.where().text(),
                        split.where(),
                        page,
                        ")");
        return one(count, row -> row.getInt(1));
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
        SimpleFeatureType schema = getSchema();
        ReferencedEnvelope bounds = new ReferencedEnvelope(schema.getCoordinateReferenceSystem());
        if (layer.geometry().isEmpty()) {
            return bounds;
        }
        SqlFilter.Split split = split(query);
        if (split.rest() != Filter.INCLUDE || !page(query).text().isEmpty()) {
            try (FeatureReader<SimpleFeatureType, SimpleFeature> reader = getReaderInternal(query)) {
                while (reader.hasNext()) {
                    bounds.include(reader.next().getBounds());
                }
            }
            return bounds;
        }
        String rtree = Sql.rtree(layer.table(), layer.geometry().get().name());
        String limit = split.where().equals(Sql.TRUE)
                ? ""
                : " WHERE id IN (SELECT fid FROM " + table() + " WHERE "
                        + split.where().text() + ")";
        Sql select = new Sql(
                "SELECT min(minx), max(maxx), min(miny), max(maxy) FROM " + rtree + limit,
                split.where().parameters());
        return one(select, row -> {
            double west = row.getDouble(1);
            if (!row.wasNull()) {
                bounds.init(west, row.getDouble(2), row.getDouble(3), row.getDouble(4));
            }
            return bounds;
        });
    }

    private SqlFilter.Split split(Query query) {
        Filter filter = query.getFilter();
        return new SqlFilter(layer).split(filter == null ? Filter.INCLUDE : filter);
    }

    private Sql select(SimpleFeatureType type, Sql where, String order, Sql page) {
        List<String> columns = new ArrayList<>();
        columns.add(Sql.name(layer.key().column()));
        for (var descriptor : type.getAttributeDescriptors()) {
            String name = descriptor.getLocalName();
            columns.add(Sql.name(layer.attribute(name).map(Attribute::column).orElse(name)));
        }
        String head = "SELECT " + String.join(", ", columns) + " FROM " + table() + " WHERE " + where.text() + order;
        return both(head, where, page, "");
    }

    private static Sql both(String head, Sql where, Sql page, String tail) {
        List<Object> parameters = new ArrayList<>(where.parameters());
        parameters.addAll(page.parameters());
        return new Sql(head + page.text() + tail, parameters);
    }

    /** Every order ends with the key, so that pages neither repeat nor miss a feature. */
    private String order(Query query) {
        SortBy[] order = query.getSortBy();
        boolean paged = !page(query).text().isEmpty();
        if ((order == null || order.length == 0) && !paged) {
            return "";
        }
        List<String> terms = new ArrayList<>();
        boolean backwards = false;
        for (SortBy by : order == null ? new SortBy[0] : order) {
            boolean down = SortOrder.DESCENDING.equals(by.getSortOrder());
            Optional<Attribute> attribute =
                    Optional.ofNullable(by.getPropertyName()).flatMap(name -> layer.attribute(name.getPropertyName()));
            if (attribute.isPresent()) {
                terms.add(Sql.name(attribute.get().column()) + (down ? " DESC" : ""));
            } else {
                backwards = down;
            }
        }
        terms.add(Sql.name(layer.key().column()) + (backwards ? " DESC" : ""));
        return " ORDER BY " + String.join(", ", terms);
    }

    private static Sql page(Query query) {
        int offset = query.getStartIndex() == null ? 0 : query.getStartIndex();
        if (offset == 0 && query.isMaxFeaturesUnlimited()) {
            return new Sql("", List.of());
        }
        return new Sql(
                " LIMIT ? OFFSET ?", List.of(query.isMaxFeaturesUnlimited() ? -1 : query.getMaxFeatures(), offset));
    }

    private String table() {
        return Sql.name(layer.table());
    }

    private interface RowFunction<T> {
        T apply(ResultSet row) throws SQLException;
    }

    private <T> T one(Sql sql, RowFunction<T> function) {
        try (Connection connection = file.reader();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                ColumnType.bind(statement, i + 1, sql.parameters().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new GewuException(ErrorCode.STORE_UNAVAILABLE, layer.name(), "The store gave no answer");
                }
                return function.apply(rows);
            }
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        }
    }
}
