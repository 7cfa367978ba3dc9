package io.gewu.store;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.filter.identity.FeatureIdImpl;

/** Streams rows as features; holds one connection until it is closed. For one thread. */
final class SqlReader implements FeatureReader<SimpleFeatureType, SimpleFeature> {
    private static final int FETCH_ROWS = 500;

    private final Connection connection;
    private final Dialect dialect;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final String idPrefix;
    private final SimpleFeatureType read;
    private final SimpleFeatureType wanted;
    private final boolean narrows;
    private final int[] places;
    private final ColumnType[] types;
    private final Filter rest;
    private SimpleFeature next;

    /**
     * @param connection closed with this reader
     * @param select the key, then the columns of {@code read}
     * @param read what the rows hold
     * @param wanted what is handed out, a part of {@code read}
     * @param rest what SQL could not decide
     */
    SqlReader(
            Connection connection,
            Dialect dialect,
            Sql select,
            Layer layer,
            SimpleFeatureType read,
            SimpleFeatureType wanted,
            Filter rest) {
        this.connection = connection;
        this.dialect = dialect;
        this.idPrefix = layer.featureId("");
        this.read = read;
        this.wanted = wanted;
        this.rest = rest;
        this.narrows = !read.equals(wanted);
        this.types = types(layer, read);
        this.places = places(read, wanted);
        try {
            this.statement = connection.prepareStatement(select.text());
            for (int i = 0; i < select.parameters().size(); i++) {
                dialect.bind(statement, i + 1, select.parameters().get(i));
            }
            this.statement.setFetchSize(FETCH_ROWS);
            this.rows = statement.executeQuery();
        } catch (SQLException failure) {
            try (connection) {
                throw Database.unavailable(failure);
            } catch (SQLException closing) {
                failure.addSuppressed(closing);
                throw Database.unavailable(failure);
            }
        }
    }

    private static ColumnType[] types(Layer layer, SimpleFeatureType type) {
        ColumnType[] types = new ColumnType[type.getAttributeCount()];
        for (int i = 0; i < types.length; i++) {
            Optional<Attribute> attribute =
                    layer.attribute(type.getDescriptor(i).getLocalName());
            types[i] = attribute.map(ColumnType::of).orElse(null);
        }
        return types;
    }

    private static int[] places(SimpleFeatureType read, SimpleFeatureType wanted) {
        int[] places = new int[wanted.getAttributeCount()];
        for (int i = 0; i < places.length; i++) {
            places[i] = read.indexOf(wanted.getDescriptor(i).getLocalName());
        }
        return places;
    }

    @Override
    public SimpleFeatureType getFeatureType() {
        return wanted;
    }

    @Override
    public boolean hasNext() throws IOException {
        try {
            while (next == null && rows.next()) {
                SimpleFeature feature = feature();
                if (rest == Filter.INCLUDE || rest.evaluate(feature)) {
                    next = feature;
                }
            }
            return next != null;
        } catch (SQLException failure) {
            throw new IOException("The store stopped answering: " + failure.getMessage(), failure);
        }
    }

    @Override
    public SimpleFeature next() throws IOException {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SimpleFeature feature = next;
        next = null;
        return narrows ? retyped(feature) : feature;
    }

    private SimpleFeature feature() throws SQLException {
        Object[] values = new Object[types.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = types[i] == null ? dialect.geometry(rows, i + 2) : dialect.read(types[i], rows, i + 2);
        }
        return new SimpleFeatureImpl(values, read, new FeatureIdImpl(idPrefix + rows.getString(1)), false);
    }

    private SimpleFeature retyped(SimpleFeature feature) {
        Object[] values = new Object[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = feature.getAttribute(places[i]);
        }
        return new SimpleFeatureImpl(values, wanted, feature.getIdentifier(), false);
    }

    @Override
    public void close() throws IOException {
        try (Connection c = connection;
                PreparedStatement s = statement;
                ResultSet r = rows) {
            next = null;
        } catch (SQLException failure) {
            throw new IOException("A connection to the store did not close", failure);
        }
    }
}
