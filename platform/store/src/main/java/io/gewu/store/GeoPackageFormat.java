package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.layer.StyleDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Geometry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Features as a GeoPackage 1.3 of their own: a table with R-tree for each query, and the layers' styles (SLD) in the
 * table {@code layer_styles} that QGIS and GDAL know. Written to a temporary file first, as the format is not one that
 * streams; memory does not grow with the answer.
 */
@Component(service = FeatureOutputFormat.class)
public final class GeoPackageFormat implements FeatureOutputFormat {
    private static final Dialect DIALECT = new GeoPackageDialect();
    private static final int BATCH = 500;

    private final LayerCatalog catalog;

    @Activate
    public GeoPackageFormat(@Reference LayerCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<String> names() {
        return List.of("application/geopackage+sqlite3", "geopackage", "gpkg");
    }

    @Override
    public String mediaType() {
        return "application/geopackage+sqlite3";
    }

    @Override
    public String suffix() {
        return "gpkg";
    }

    @Override
    public void write(FeatureAnswer answer, OutputStream out) throws IOException {
        Set<String> tables = new HashSet<>();
        for (FeatureAnswer.Part part : answer.parts()) {
            if (!tables.add(part.layer().table())) {
                throw new GewuException(
                        ErrorCode.INVALID_PARAMETER,
                        "outputFormat",
                        "A GeoPackage holds each layer once, found several queries of "
                                + part.layer().name());
            }
        }
        Path file = Files.createTempFile("gewu", ".gpkg");
        try {
            try (Connection connection = GeoPackageFile.scratch(file)) {
                fill(connection, answer);
                connection.commit();
            } catch (SQLException unwritable) {
                throw new IOException("The GeoPackage cannot be written", unwritable);
            }
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void fill(Connection connection, FeatureAnswer answer) throws SQLException, IOException {
        GeoPackageSchema schema = new GeoPackageSchema(connection);
        schema.createStandard();
        List<Layer> layers = new ArrayList<>();
        for (FeatureAnswer.Part part : answer.parts()) {
            Layer layer = written(part, answer.crs());
            schema.ensure(layer);
            rows(connection, part, layer);
            extent(connection, layer);
            layers.add(layer);
        }
        styles(connection, layers);
    }

    /** The layer with the attributes of the answer, in the CRS of the answer. */
    private static Layer written(FeatureAnswer.Part part, Crs crs) {
        Layer layer = part.layer();
        List<Attribute> attributes = layer.attributes().stream()
                .filter(a -> part.features().getSchema().getDescriptor(a.name()) != null)
                .toList();
        Optional<GeometryColumn> geometry = layer.geometry()
                .filter(column -> part.features().getSchema().getDescriptor(column.name()) != null)
                .map(column -> new GeometryColumn(column.name(), column.type(), crs.epsg()));
        return layer.toBuilder().geometry(geometry).attributes(attributes).build();
    }

    private static void rows(Connection connection, FeatureAnswer.Part part, Layer layer)
            throws SQLException, IOException {
        List<String> columns = new ArrayList<>();
        layer.attributes().forEach(attribute -> columns.add(Sql.name(attribute.column())));
        layer.geometry().ifPresent(column -> columns.add(Sql.name(column.name())));
        CrsTransform transform = transform(part.layer(), layer);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + Sql.name(layer.table()) + " ("
                        + String.join(", ", columns) + ") VALUES (?" + ", ?".repeat(columns.size() - 1) + ")");
                SimpleFeatureIterator features = part.features().features()) {
            int waiting = 0;
            while (features.hasNext()) {
                SimpleFeature feature = features.next();
                int index = 1;
                for (Attribute attribute : layer.attributes()) {
                    DIALECT.bind(insert, index++, feature.getAttribute(attribute.name()));
                }
                if (layer.geometry().isPresent()) {
                    GeometryColumn column = layer.geometry().get();
                    Geometry shape = (Geometry) feature.getAttribute(column.name());
                    insert.setObject(index, DIALECT.shape(column, shape == null ? null : transform.apply(shape)));
                }
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static CrsTransform transform(Layer from, Layer to) {
        Crs own = Crs.epsg(from.geometry().orElseThrow().epsg());
        return CrsTransform.between(
                own, to.geometry().map(column -> Crs.epsg(column.epsg())).orElse(own));
    }

    private static void extent(Connection connection, Layer layer) throws SQLException {
        if (layer.geometry().isEmpty()) {
            return;
        }
        String tree =
                GeoPackageDialect.rtree(layer.table(), layer.geometry().get().name());
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE gpkg_contents SET min_x = (SELECT min(minx) FROM " + tree + "), min_y = (SELECT min(miny) FROM "
                        + tree + "), max_x = (SELECT max(maxx) FROM " + tree + "), max_y = (SELECT max(maxy) FROM "
                        + tree
                        + ") WHERE table_name = ?")) {
            update.setString(1, layer.table());
            update.executeUpdate();
        }
    }

    private void styles(Connection connection, List<Layer> layers) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.executeUpdate("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT,"
                    + " f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT,"
                    + " styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME"
                    + " DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))");
            sql.executeUpdate("INSERT INTO gpkg_contents (table_name, data_type, identifier)"
                    + " VALUES ('layer_styles', 'attributes', 'layer_styles')");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO layer_styles (f_table_catalog,"
                + " f_table_schema, f_table_name, f_geometry_column, styleName, styleSLD, useAsDefault, owner)"
                + " VALUES ('', '', ?, ?, ?, ?, ?, '')")) {
            for (Layer layer : layers) {
                for (String name : layer.styles()) {
                    Optional<StyleDocument> style = catalog.style(layer, name);
                    if (layer.geometry().isPresent() && style.isPresent()) {
                        insert.setString(1, layer.table());
                        insert.setString(2, layer.geometry().get().name());
                        insert.setString(3, name);
                        insert.setString(4, new String(style.get().document().content(), StandardCharsets.UTF_8));
                        insert.setInt(5, name.equals(layer.styles().get(0)) ? 1 : 0);
                        insert.executeUpdate();
                    }
                }
            }
        }
    }
}
