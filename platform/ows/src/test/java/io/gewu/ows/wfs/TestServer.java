package io.gewu.ows.wfs;

import io.gewu.api.access.Caller;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.SharedRecords;
import io.gewu.api.store.WriteSession;
import io.gewu.feature.edit.FeatureEditor;
import io.gewu.feature.edit.FeatureLocking;
import io.gewu.feature.edit.FeatureLocks;
import io.gewu.feature.edit.LastReadCommits;
import io.gewu.feature.format.OutputFormats;
import io.gewu.feature.json.GeoJsonFormat;
import io.gewu.feature.query.FeatureReader;
import io.gewu.feature.query.LayerExtents;
import io.gewu.feature.query.PageSnapshots;
import io.gewu.ows.wfs.transaction.LockRequests;
import io.gewu.ows.wfs.transaction.Transactions;
import io.gewu.store.CityStore;
import io.gewu.store.CommitNotifier;
import io.gewu.store.StoreRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/** The service over a real store with twelve parcels, a road, two people and three plans. */
final class TestServer implements AutoCloseable {
    static final String ADDRESS = "http://gis.example.cn/wfs";
    private static final Pattern ID = Pattern.compile("<gewu:\\w+ gml:id=\"([^\"]+)\"");
    static final GeometryFactory FACTORY = new GeometryFactory();

    final TestCity city = new TestCity();
    final CityStore store;
    final OutputFormats formats = new OutputFormats();
    final StoredQueries storedQueries = new StoredQueries();
    final WfsService service;

    TestServer(Path folder) {
        store = new CityStore(config(folder), CommitNotifier.withoutServices());
        TestCity.LAYERS.forEach(store::source);
        formats.addFormat(new GeoJsonFormat());
        service = service(city, store, new StoreRecords(store), formats, storedQueries);
        fill();
    }

    /** The service as the framework would put it together. */
    static WfsService service(
            TestCity city, FeatureStore store, SharedRecords records, OutputFormats formats, StoredQueries queries) {
        FeatureReader reader = new FeatureReader(store, city, city);
        FeatureLocks locks = new FeatureLocks(records);
        LastReadCommits reads = new LastReadCommits(records);
        FeatureEditor editor = new FeatureEditor(city, store, locks, reads);
        return new WfsService(
                city,
                city,
                reader,
                editor,
                new LayerExtents(store, city),
                queries,
                formats,
                new FeatureReplies(reader, formats, new PageSnapshots(store, records), reads, records),
                new Transactions(editor),
                new LockRequests(new FeatureLocking(city, store, reader, locks)));
    }

    /** Ids of the city's features in a document, in its order. */
    static List<String> ids(String gml) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = ID.matcher(gml);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /** An answer, written out. */
    record Answer(int status, String mediaType, Map<String, String> headers, String text) {}

    /** Sends a query string as it is. */
    Answer get(String query) {
        return send(WfsCall.get(Caller.ANONYMOUS, ADDRESS, query));
    }

    /** Sends parameters after SERVICE, VERSION and REQUEST; values are encoded here. */
    Answer ask(String request, String... namesAndValues) {
        StringBuilder query = new StringBuilder("SERVICE=WFS&VERSION=2.0.0&REQUEST=" + request);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return get(query.toString());
    }

    Answer post(String body) {
        return post(Caller.ANONYMOUS, body, OptionalLong.empty());
    }

    /** Sends a document of somebody who has seen a commit. */
    Answer post(Caller caller, String body, OptionalLong seenAt) {
        return send(new WfsCall(
                caller,
                ADDRESS,
                Optional.empty(),
                "",
                Optional.of(body.getBytes(StandardCharsets.UTF_8)),
                "192.0.2.7",
                seenAt));
    }

    Answer send(WfsCall call) {
        WfsReply reply = service.handle(call);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            reply.body().write(out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Answer(reply.status(), reply.mediaType(), reply.headers(), out.toString(StandardCharsets.UTF_8));
    }

    /** A GetFeature document. */
    static String getFeature(String attributes, String content) {
        return "<wfs:GetFeature xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:fes=\"http://www.opengis.net/fes/2.0\""
                + " xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:gewu=\"https://w3id.org/gewu/features\""
                + " service=\"WFS\" version=\"2.0.0\" " + attributes + ">" + content + "</wfs:GetFeature>";
    }

    /** How often a text occurs. */
    static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private void fill() {
        try (WriteSession session = store.write("test")) {
            for (int i = 0; i < 12; i++) {
                session.insert(TestCity.PARCEL, parcel(i));
            }
            LineString line = FACTORY.createLineString(
                    new Coordinate[] {new Coordinate(400_000, 2_546_000), new Coordinate(401_000, 2_547_000)});
            session.insert(
                    TestCity.ROAD,
                    Map.of("code", "R1", "geom", FACTORY.createMultiLineString(new LineString[] {line})));
            session.insert(TestCity.PERSON, Map.of("code", "P1", "name", "陈 & <李>"));
            session.insert(TestCity.PERSON, Map.of("code", "P2"));
            session.insert(TestCity.PLAN, plan("past", "2001-01-01", "2010-01-01"));
            session.insert(TestCity.PLAN, plan("present", "2010-01-01", ""));
            session.insert(TestCity.PLAN, plan("future", "2999-01-01", ""));
            session.commit();
        }
    }

    private static Map<String, Object> parcel(int i) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "code", "A%02d".formatted(i), "geom", square(113 + i * 0.01, 23, 0.008), "owner_phone", "1380000" + i));
        if (i % 3 != 0) {
            row.putAll(Map.of(
                    "name",
                    "地块 " + i,
                    "storeys",
                    i,
                    "people",
                    i * 1_000_000_000L,
                    "height",
                    new BigDecimal(i + ".50")));
            row.putAll(Map.of("ratio", i / 4.0, "open", i % 2 == 0, "built", LocalDate.of(2000 + i, 1, 15)));
            row.put("seen", Instant.parse("2020-01-%02dT08:00:00Z".formatted(i + 1)));
        }
        return row;
    }

    private static Map<String, Object> plan(String code, String from, String to) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "code",
                code,
                "valid_from",
                LocalDate.parse(from),
                "site",
                FACTORY.createPoint(new Coordinate(113, 23))));
        if (!to.isEmpty()) {
            row.put("valid_to", LocalDate.parse(to));
        }
        return row;
    }

    private static Geometry square(double west, double south, double size) {
        Geometry unit = FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(0, 1, 0, 1));
        Geometry square = AffineTransformation.scaleInstance(size, size)
                .translate(west, south)
                .transform(unit);
        return FACTORY.createMultiPolygon(new Polygon[] {(Polygon) square});
    }

    private static CityStore.Config config(Path folder) {
        return (CityStore.Config) Proxy.newProxyInstance(
                CityStore.Config.class.getClassLoader(),
                new Class<?>[] {CityStore.Config.class},
                (proxy, method, arguments) -> folder.toString());
    }

    @Override
    public void close() {
        store.close();
    }
}
