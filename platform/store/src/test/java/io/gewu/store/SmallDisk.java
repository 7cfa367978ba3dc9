package io.gewu.store;

import io.gewu.api.layer.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that has room for a hundred pages more than when a connection to write was opened. */
record SmallDisk(GeoPackageFile file) implements Database {
    @Override
    public Connection reader() {
        return file.reader();
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = file.writer();
        try (Statement statement = connection.createStatement();
                var pages = statement.executeQuery("PRAGMA page_count")) {
            long most = pages.getLong(1) + 100;
            statement.execute("PRAGMA max_page_count = " + most);
        }
        return connection;
    }

    @Override
    public void exclude(Connection writer) {
        file.exclude(writer);
    }

    @Override
    public Connection records() {
        return file.records();
    }

    @Override
    public Dialect dialect() {
        return file.dialect();
    }

    @Override
    public void createCore(Connection writer) throws SQLException {
        file.createCore(writer);
    }

    @Override
    public void ensure(Connection writer, Layer layer) throws SQLException {
        file.ensure(writer, layer);
    }

    @Override
    public void close() {
        file.close();
    }
}
