package io.gewu.ows.wfs;

import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import io.gewu.feature.fes.FilterReader;
import io.gewu.feature.query.FeatureQuery;
import io.gewu.feature.query.FeatureRequest;
import io.gewu.feature.xml.XmlInput;
import io.gewu.ows.KvpParameters;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;

/** Reads GetFeature and GetPropertyValue from key-value pairs (OGC 09-025r2 tables 8, 17, 18). */
final class KvpQueries {
    private static final Pattern NAMESPACE = Pattern.compile("xmlns\\(([^,=)]*)[,=]([^)]*)\\)");
    private static final String LANGUAGE = "urn:ogc:def:queryLanguage:OGC-FES:Filter";

    private final WfsLayers layers;
    private final StoredQueries storedQueries;
    private final KvpParameters parameters;
    private final Map<String, String> namespaces;

    KvpQueries(WfsLayers layers, StoredQueries storedQueries, KvpParameters parameters) {
        this.layers = layers;
        this.storedQueries = storedQueries;
        this.parameters = parameters;
        this.namespaces = namespaces(parameters.first("NAMESPACES", "NAMESPACE"));
    }

    private static Map<String, String> namespaces(String text) {
        Map<String, String> namespaces = new LinkedHashMap<>();
        Matcher matcher = NAMESPACE.matcher(text);
        while (matcher.find()) {
            namespaces.putIfAbsent(matcher.group(1).trim(), matcher.group(2).trim());
        }
        return namespaces;
    }

    GetFeature read(Optional<String> valueReference) {
        QueryParameters.checkResolve(parameters.text("RESOLVE"));
        String stored = parameters.first("STOREDQUERY_ID", "STOREDQUERYID");
        List<FeatureQuery> queries = stored.isEmpty()
                ? queries()
                : storedQueries.queries(layers, stored, name -> parameters.text(name.toUpperCase(Locale.ROOT)), crs());
        FeatureRequest request = new FeatureRequest(
                queries,
                QueryParameters.whole(parameters.first("COUNT", "MAXFEATURES"), "count"),
                QueryParameters.whole(parameters.text("STARTINDEX"), "startIndex")
                        .orElse(0),
                QueryParameters.hits(parameters.text("RESULTTYPE")));
        return new GetFeature(request, parameters.text("OUTPUTFORMAT"), valueReference, StoredQueries.isById(stored));
    }

    /** The layers of {@code typeNames}, or all of them. */
    List<Layer> types() {
        String names = names().replace("(", " ").replace(")", " ").trim();
        return names.isEmpty() ? layers.all() : layers.named(names, this::namespace);
    }

    private String names() {
        return parameters.first("TYPENAMES", "TYPENAME");
    }

    private Optional<Crs> crs() {
        return QueryParameters.crs(parameters.text("SRSNAME")).map(layers.version()::crs);
    }

    private String namespace(String prefix) {
        return namespaces.getOrDefault(prefix, "");
    }

    private List<FeatureQuery> queries() {
        check();
        String ids = parameters.first("RESOURCEID", "FEATUREID");
        if (names().isEmpty() && !ids.isEmpty()) {
            return byIds(ids);
        }
        List<String> groups = parameters.groups(parameters.text("TYPENAMES").isEmpty() ? "TYPENAME" : "TYPENAMES");
        if (groups.isEmpty()) {
            throw QueryParameters.missing("typeNames", "Parameter typeNames is missing");
        }
        List<FeatureQuery> queries = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Layer> one = layers.named(groups.get(i), this::namespace);
            if (one.size() > 1) {
                throw KvpParameters.invalid(
                        "typeNames",
                        "Joins are not supported; several queries are written (a)(b), found \"" + groups.get(i) + "\"");
            }
            queries.add(query(one.get(0), i, groups.size(), ids));
        }
        return queries;
    }

    private void check() {
        String language = parameters.text("FILTER_LANGUAGE");
        if (!language.isEmpty() && !language.equals(LANGUAGE)) {
            throw KvpParameters.invalid("filter_language", "Expected " + LANGUAGE + ", found \"" + language + "\"");
        }
        if (!parameters.text("ALIASES").isEmpty()) {
            throw KvpParameters.invalid("aliases", "Joins and aliases are not supported");
        }
    }

    private FeatureQuery query(Layer layer, int i, int count, String ids) {
        Crs own = layers.ownCrs(layer);
        String filter = at("FILTER", i, count);
        String box = at("BBOX", i, count);
        Filter all = filter.isEmpty()
                ? Filter.INCLUDE
                : FilterReader.read(
                        XmlInput.of(new StringReader(filter)).root().element(),
                        layer,
                        layers.version().document(own));
        if (!box.isEmpty()) {
            all = QueryParameters.both(all, QueryParameters.box(layers, layer, box));
        }
        if (!ids.isEmpty()) {
            Stream.of(ids.split(",", -1)).forEach(id -> FilterReader.checkType(layer, id.trim()));
            all = QueryParameters.both(all, QueryParameters.ids(Stream.of(ids.split(",", -1))));
        }
        String time = parameters.first("TIME", "DATETIME");
        if (!time.isEmpty()) {
            all = QueryParameters.both(all, layers.validity().filter(layer, time));
        }
        FeatureQuery query = new FeatureQuery(
                layer,
                all,
                QueryParameters.properties(layer, at("PROPERTYNAME", i, count)),
                QueryParameters.order(layer, at("SORTBY", i, count)),
                crs());
        // a time that was asked for is never now instead, not even when it is all of time
        return time.isEmpty() ? query.validNow(layers.validity()) : query;
    }

    /** The part of a parameter for one query; one alone is for all of them. */
    private String at(String name, int i, int count) {
        List<String> groups = parameters.groups(name);
        if (groups.isEmpty()) {
            return "";
        }
        if (groups.size() != count && groups.size() != 1) {
            throw KvpParameters.invalid(
                    name, name + " has " + groups.size() + " parts for " + count + " queries; expected as many or one");
        }
        return groups.get(groups.size() == 1 ? 0 : i);
    }

    private List<FeatureQuery> byIds(String ids) {
        Map<Layer, List<String>> byLayer = new LinkedHashMap<>();
        for (String id : ids.split(",", -1)) {
            Layer layer = layers.layers()
                    .ofFeature(id.trim())
                    .orElseThrow(() -> KvpParameters.invalid(
                            "resourceId",
                            "\"" + id
                                    + "\" is no id of a feature here; expected for example eco_grid.440604010001001"));
            byLayer.computeIfAbsent(layer, any -> new ArrayList<>()).add(id);
        }
        List<FeatureQuery> queries = new ArrayList<>();
        byLayer.forEach((layer, some) -> queries.add(new FeatureQuery(
                layer,
                QueryParameters.ids(some.stream()),
                QueryParameters.properties(layer, parameters.text("PROPERTYNAME")),
                QueryParameters.order(layer, parameters.text("SORTBY")),
                crs())));
        return queries;
    }
}
