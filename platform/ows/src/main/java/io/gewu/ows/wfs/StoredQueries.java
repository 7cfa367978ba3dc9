package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.StoredQuery;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.GmlId;
import io.gewu.feature.query.FeatureQuery;
import io.gewu.ows.KvpParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** GetFeatureById and the questions that plugins offer (OGC 09-025r2 clauses 7.9.3.6, 14). Safe for many threads. */
@Component(service = StoredQueries.class)
public final class StoredQueries {
    static final String BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById";
    private static final Set<String> SPELLINGS = Set.of(
            BY_ID,
            "urn:ogc:def:storedQuery:OGC-WFS::GetFeatureById",
            "http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById");

    private final List<StoredQuery> offered = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addQuery(StoredQuery query) {
        offered.add(query);
    }

    void removeQuery(StoredQuery query) {
        offered.remove(query);
    }

    /** Whether a name means the query that answers with one feature, not with a collection. */
    static boolean isById(String name) {
        return SPELLINGS.contains(name);
    }

    /**
     * The queries that a stored query stands for; they find features whether valid now or not.
     *
     * @param values of a parameter, by its name in any case; empty text for none
     */
    List<FeatureQuery> queries(WfsLayers layers, String name, UnaryOperator<String> values, Optional<Crs> crs) {
        if (isById(name)) {
            return List.of(byId(layers, values.apply("id"), crs));
        }
        StoredQuery stored = named(name);
        List<FeatureQuery> queries = new ArrayList<>();
        for (StoredQuery.Selection selection : stored.select(typed(stored, values))) {
            layers.find(selection.layer())
                    .ifPresent(layer ->
                            queries.add(new FeatureQuery(layer, selection.filter(), Set.of(), List.of(), crs)));
        }
        if (queries.isEmpty()) {
            throw new GewuException(
                    ErrorCode.FORBIDDEN, "storedQuery_id", "None of the layers that " + name + " asks may be read");
        }
        return queries;
    }

    private static FeatureQuery byId(WfsLayers layers, String featureId, Optional<Crs> crs) {
        if (featureId.isEmpty()) {
            throw QueryParameters.missing("id", "Stored query GetFeatureById takes the parameter id");
        }
        String id = GmlId.decode(featureId);
        Layer layer = layers.layers().ofFeature(id).orElseThrow(() -> notFound(id));
        return new FeatureQuery(layer, QueryParameters.ids(Stream.of(id)), Set.of(), List.of(), crs);
    }

    private static Map<String, Object> typed(StoredQuery stored, UnaryOperator<String> values) {
        Map<String, Object> typed = new HashMap<>();
        for (StoredQuery.Parameter parameter : stored.parameters()) {
            String text = values.apply(parameter.name());
            if (!text.isEmpty()) {
                typed.put(parameter.name(), value(parameter, text));
            } else if (parameter.required()) {
                throw QueryParameters.missing(
                        parameter.name(), "Stored query " + stored.id() + " takes the parameter " + parameter.name());
            }
        }
        return typed;
    }

    private static Object value(StoredQuery.Parameter parameter, String text) {
        // the plus sign of an offset that was not percent-encoded arrives as a space
        String plain = parameter.type() == AttributeType.DATE_TIME ? text.replace(' ', '+') : text;
        try {
            return parameter.type().parse(plain);
        } catch (IllegalArgumentException unfit) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER, parameter.name(), parameter.name() + ": " + unfit.getMessage(), unfit);
        }
    }

    static GewuException notFound(String id) {
        return new GewuException(ErrorCode.NOT_FOUND, "id", "There is no feature \"" + id + "\"");
    }

    /** The questions of plugins, by their ids. */
    List<StoredQuery> all() {
        return offered.stream().sorted(Comparator.comparing(StoredQuery::id)).toList();
    }

    StoredQuery named(String name) {
        return offered.stream()
                .filter(query -> query.id().equals(name))
                .findFirst()
                .orElseThrow(() -> KvpParameters.invalid(
                        "storedQuery_id",
                        "There is no stored query \"" + name + "\"; there are " + BY_ID
                                + String.join(
                                        "",
                                        all().stream()
                                                .map(query -> ", " + query.id())
                                                .toList())));
    }
}
