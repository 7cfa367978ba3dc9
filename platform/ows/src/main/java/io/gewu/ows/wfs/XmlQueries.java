package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.layer.Layer;
import io.gewu.feature.fes.FilterReader;
import io.gewu.feature.query.FeatureQuery;
import io.gewu.feature.query.FeatureRequest;
import io.gewu.feature.xml.XmlInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;

/** Reads requests from the body of a POST, from the root element on. */
final class XmlQueries {
    private final WfsLayers layers;
    private final StoredQueries storedQueries;
    private final XmlInput xml;

    XmlQueries(WfsLayers layers, StoredQueries storedQueries, XmlInput xml) {
        this.layers = layers;
        this.storedQueries = storedQueries;
        this.xml = xml;
    }

    /** A GetFeature or GetPropertyValue element. */
    GetFeature read() {
        QueryParameters.checkResolve(xml.attribute("resolve"));
        boolean values = xml.name().equals("GetPropertyValue");
        String count = xml.attribute("count") + xml.attribute("maxFeatures");
        String start = xml.attribute("startIndex");
        String resultType = xml.attribute("resultType");
        String format = xml.attribute("outputFormat");
        Optional<String> reference = values ? Optional.of(reference()) : Optional.empty();
        boolean single = false;
        List<FeatureQuery> queries = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                case "Query", "Lock" -> queries.add(query());
                case "StoredQuery" -> {
                    single = StoredQueries.isById(xml.attribute("id"));
                    queries.addAll(stored());
                }
                default -> throw unexpected("Query or StoredQuery");
            }
        }
        if (queries.isEmpty()) {
            throw xml.fail(ErrorCode.MISSING_PARAMETER, "Query", "The request holds no Query");
        }
        return new GetFeature(
                new FeatureRequest(
                        queries,
                        QueryParameters.whole(count, "count"),
                        QueryParameters.whole(start, "startIndex").orElse(0),
                        QueryParameters.hits(resultType)),
                format,
                reference,
                single && queries.size() == 1);
    }

    private String reference() {
        String reference = xml.attribute("valueReference");
        if (reference.isEmpty()) {
            throw xml.hasAttribute("valueReference")
                    ? xml.fail(ErrorCode.INVALID_PARAMETER, "valueReference", "Attribute valueReference is empty")
                    : xml.fail(ErrorCode.MISSING_PARAMETER, "valueReference", "Attribute valueReference is missing");
        }
        return reference;
    }

    private FeatureQuery query() {
        String names = xml.attribute("typeNames") + xml.attribute("typeName");
        if (names.isEmpty()) {
            throw xml.fail(ErrorCode.MISSING_PARAMETER, "typeNames", "Attribute typeNames is missing");
        }
        List<Layer> named = layers.named(names, xml::namespace);
        if (named.size() > 1 || !xml.attribute("aliases").isEmpty()) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, "typeNames", "Joins and aliases are not supported: \"" + names + "\"");
        }
        Layer layer = named.get(0);
        String srs = xml.attribute("srsName");
        Set<String> properties = new LinkedHashSet<>();
        List<SortBy> order = new ArrayList<>();
        Filter filter = Filter.INCLUDE;
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                // clients of 1.1 ask for linked features beside, which are not resolved
                case "XlinkPropertyName" -> xml.skip();
                case "PropertyName" -> properties.addAll(QueryParameters.properties(layer, xml.text()));
                case "Filter" ->
                    filter = FilterReader.read(
                            xml.element(), layer, layers.version().document(layers.ownCrs(layer)));
                case "SortBy" -> sort(layer, order);
                default -> throw unexpected("PropertyName, Filter or SortBy");
            }
        }
        return new FeatureQuery(
                        layer,
                        filter,
                        properties,
                        order,
                        QueryParameters.crs(srs).map(layers.version()::crs))
                .validNow(layers.validity());
    }

    private void sort(Layer layer, List<SortBy> into) {
        int here = xml.depth();
        while (xml.nextChild(here)) {
            String name = "";
            String direction = "";
            int property = xml.depth();
            while (xml.nextChild(property)) {
                switch (xml.name()) {
                    case "ValueReference", "PropertyName" -> name = xml.text();
                    case "SortOrder" -> direction = xml.text();
                    default -> throw unexpected("ValueReference or SortOrder");
                }
            }
            into.add(QueryParameters.order(layer, name, direction));
        }
    }

    private List<FeatureQuery> stored() {
        String id = xml.attribute("id");
        Map<String, String> values = new HashMap<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            String name = xml.attribute("name").toLowerCase(Locale.ROOT);
            values.put(name, xml.text());
        }
        return storedQueries.queries(
                layers, id, name -> values.getOrDefault(name.toLowerCase(Locale.ROOT), ""), Optional.empty());
    }

    /** The texts of children with this name, grandchildren for {@code AcceptVersions} and {@code Sections}. */
    List<String> texts(String element) {
        List<String> texts = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            if (xml.name().equals(element)) {
                texts.add(xml.text());
            } else {
                xml.skip();
            }
        }
        return texts;
    }

    /** A DescribeFeatureType element: the layers it names, or all. */
    List<Layer> types() {
        List<Layer> types = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            // prefixes are resolved before the element's end, where their declarations end as well
            XmlInput at = xml;
            Map<String, String> bound = new HashMap<>();
            layers.all()
                    .forEach(layer -> bound.put(
                            layer.namespace().prefix(),
                            at.namespace(layer.namespace().prefix())));
            types.addAll(layers.named(xml.text(), prefix -> bound.getOrDefault(prefix, "")));
        }
        return types.isEmpty() ? layers.all() : types;
    }

    private RuntimeException unexpected(String expected) {
        return xml.fail(
                ErrorCode.MALFORMED, xml.name(), "Unexpected element <" + xml.name() + ">; expected " + expected);
    }
}
