package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.layer.Layer;
import io.gewu.feature.fes.FilterReader;
import io.gewu.feature.gml.GmlId;
import io.gewu.ows.KvpParameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The parts of queries that are texts in KVP and in XML alike. */
final class QueryParameters {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private QueryParameters() {}

    /** Names of properties, separated by commas; {@code *} means all. */
    static Set<String> properties(Layer layer, String names) {
        Set<String> properties = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            if (!name.isBlank() && !name.trim().equals("*")) {
                properties.add(FilterReader.property(layer, name, "propertyName"));
            }
        }
        return properties;
    }

    /** {@code name}, {@code name ASC}, {@code name D} and so on, separated by commas. */
    static List<SortBy> order(Layer layer, String text) {
        List<SortBy> order = new ArrayList<>();
        for (String term : text.split(",", -1)) {
            if (!term.isBlank()) {
                String[] words = term.trim().split("\\s+", 3);
                order.add(order(layer, words[0], words.length > 1 ? words[1] : ""));
            }
        }
        return order;
    }

    /** One term of an order. */
    static SortBy order(Layer layer, String name, String direction) {
        String property = FilterReader.property(layer, name, "sortBy");
        if (layer.attribute(property).isEmpty()) {
            throw KvpParameters.invalid("sortBy", "A geometry has no order: \"" + name + "\"");
        }
        return switch (direction.toUpperCase(Locale.ROOT)) {
            case "", "A", "ASC" -> FILTERS.sort(property, SortOrder.ASCENDING);
            case "D", "DESC" -> FILTERS.sort(property, SortOrder.DESCENDING);
            default ->
                throw KvpParameters.invalid(
                        "sortBy", "Expected ASC or DESC after \"" + name + "\", found " + direction);
        };
    }

    /**
     * A box {@code a,b,c,d[,crs]} in the axis order of its CRS' spelling, by default the layer's own by URN. Without a
     * CRS, a first number that can be no latitude makes it a longitude: nothing else can be meant.
     */
    static Filter box(WfsLayers layers, Layer layer, String text) {
        String column = layer.geometry()
                .orElseThrow(() -> KvpParameters.invalid("bbox", "Layer " + layer.name() + " has no geometry"))
                .name();
        String[] parts = text.split(",", 6);
        if (parts.length != 4 && parts.length != 5) {
            throw KvpParameters.invalid("bbox", "bbox takes four numbers and a CRS, found \"" + text + "\"");
        }
        double[] n = new double[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            n[i] = KvpParameters.number(part)
                    .orElseThrow(() ->
                            KvpParameters.invalid("bbox", "\"" + part + "\" in \"" + text + "\" is not a number"));
        }
        Crs own = layers.ownCrs(layer);
        Crs crs = parts.length == 5 ? layers.version().crs(Crs.parse(parts[4].trim(), "bbox")) : own;
        boolean flipped = crs.flipped()
                && (parts.length == 5 || !crs.isGeographic() || (Math.abs(n[0]) <= 90 && Math.abs(n[2]) <= 90));
        Envelope box = flipped ? new Envelope(n[1], n[3], n[0], n[2]) : new Envelope(n[0], n[2], n[1], n[3]);
        if (n[0] > n[2] || n[1] > n[3]) {
            throw KvpParameters.invalid(
                    "bbox", "bbox is upside down: the lower corner comes first, found \"" + text + "\"");
        }
        Geometry area = new GeometryFactory().toGeometry(box);
        Geometry inOwn = CrsTransform.between(crs, own).apply(area);
        return FILTERS.intersects(FILTERS.property(column), FILTERS.literal(inOwn));
    }

    static Optional<Crs> crs(String spelling) {
        return spelling.isEmpty() ? Optional.empty() : Optional.of(Crs.parse(spelling));
    }

    /** Features by their ids, as {@code resourceId} lists them. */
    static Filter ids(Stream<String> ids) {
        return FILTERS.id(
                ids.map(id -> FILTERS.featureId(GmlId.decode(id.trim()))).collect(Collectors.toSet()));
    }

    static Filter both(Filter one, Filter other) {
        if (one == Filter.INCLUDE) {
            return other;
        }
        return other == Filter.INCLUDE ? one : FILTERS.and(one, other);
    }

    /** A whole number that is not negative; more than an int holds counts as the most it holds. */
    static Optional<Integer> whole(String text, String locator) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,18}")) {
            throw KvpParameters.invalid(locator, locator + " takes a whole number from 0, found \"" + text + "\"");
        }
        return Optional.of((int) Math.min(Long.parseLong(text), Integer.MAX_VALUE));
    }

    /** Features link to nothing that could be resolved: local resolution is done by doing nothing. */
    static void checkResolve(String resolve) {
        if (!resolve.isEmpty() && !resolve.equals("none") && !resolve.equals("local")) {
            throw KvpParameters.invalid("resolve", "Expected none or local, found \"" + resolve + "\"");
        }
    }

    static boolean hits(String resultType) {
        return switch (resultType.toLowerCase(Locale.ROOT)) {
            case "hits" -> true;
            case "", "results" -> false;
            default ->
                throw KvpParameters.invalid("resultType", "Expected results or hits, found \"" + resultType + "\"");
        };
    }

    static GewuException missing(String locator, String message) {
        return new GewuException(ErrorCode.MISSING_PARAMETER, locator, message);
    }
}
