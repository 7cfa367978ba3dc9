package io.gewu.ows.wfs;

import io.gewu.api.LocalizedText;
import io.gewu.api.feature.StoredQuery;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.Layer;
import io.gewu.feature.xml.XmlBuilder;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is said about stored queries: lists and descriptions (OGC 09-025r2 clauses 14.3 and 14.4). */
final class StoredQueryDocuments {
    private static final LocalizedText BY_ID_TITLE = new LocalizedText("按标识取要素", "Get feature by identifier");

    private final StoredQueries queries;
    private final List<Layer> layers;

    /** @param layers that the caller may read */
    StoredQueryDocuments(StoredQueries queries, List<Layer> layers) {
        this.queries = queries;
        this.layers = layers;
    }

    String list() {
        XmlBuilder xml = root("wfs:ListStoredQueriesResponse");
        listed(xml, StoredQueries.BY_ID, BY_ID_TITLE, layers);
        for (StoredQuery query : queries.all()) {
            listed(xml, query.id(), query.title(), layersOf(query));
        }
        return xml.close("wfs:ListStoredQueriesResponse").toString();
    }

    private static void listed(XmlBuilder xml, String id, LocalizedText title, List<Layer> types) {
        titles(xml.open("wfs:StoredQuery", "id", id), title);
        types.forEach(layer -> xml.leaf("wfs:ReturnFeatureType", WfsLayers.qualified(layer)));
        xml.close("wfs:StoredQuery");
    }

    /** @param ids those asked for; empty for all */
    String describe(List<String> ids) {
        ids.stream().filter(Predicate.not(StoredQueries::isById)).forEach(queries::named);
        XmlBuilder xml = root("wfs:DescribeStoredQueriesResponse");
        if (ids.isEmpty() || ids.stream().anyMatch(StoredQueries::isById)) {
            titles(xml.open("wfs:StoredQueryDescription", "id", StoredQueries.BY_ID), BY_ID_TITLE)
                    .empty("wfs:Parameter", "name", "id", "type", "xs:string");
            text(xml, layers);
        }
        for (StoredQuery query : queries.all()) {
            if (ids.isEmpty() || ids.contains(query.id())) {
                titles(xml.open("wfs:StoredQueryDescription", "id", query.id()), query.title());
                query.parameters().forEach(parameter -> parameter(xml, parameter));
                text(xml, layersOf(query));
            }
        }
        return xml.close("wfs:DescribeStoredQueriesResponse").toString();
    }

    private static void parameter(XmlBuilder xml, StoredQuery.Parameter parameter) {
        xml.open("wfs:Parameter", "name", parameter.name(), "type", type(parameter.type()));
        titles(xml, parameter.title()).close("wfs:Parameter");
    }

    private static String type(AttributeType type) {
        return switch (type) {
            case STRING, CODE, LINK -> "xs:string";
            case URI -> "xs:anyURI";
            default -> "xs:" + type.keyword();
        };
    }

    /** The expression, which is private: it is the plugin's code. */
    private static void text(XmlBuilder xml, List<Layer> types) {
        xml.empty(
                        "wfs:QueryExpressionText",
                        "isPrivate",
                        "true",
                        "language",
                        "urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression",
                        "returnFeatureTypes",
                        types.stream().map(WfsLayers::qualified).collect(Collectors.joining(" ")))
                .close("wfs:StoredQueryDescription");
    }

    private static XmlBuilder titles(XmlBuilder xml, LocalizedText title) {
        if (!title.zh().isEmpty()) {
            xml.leaf("wfs:Title", title.zh(), "xml:lang", "zh");
        }
        return title.en().isEmpty() ? xml : xml.leaf("wfs:Title", title.en(), "xml:lang", "en");
    }

    private List<Layer> layersOf(StoredQuery query) {
        return layers.stream()
                .filter(layer -> query.layers().contains(layer.name()))
                .toList();
    }

    private XmlBuilder root(String element) {
        return new XmlBuilder()
                .open(
                        element,
                        WfsLayers.withNamespaces(
                                layers,
                                "xmlns:wfs",
                                "http://www.opengis.net/wfs/2.0",
                                "xmlns:xs",
                                "http://www.w3.org/2001/XMLSchema",
                                "xmlns:xsi",
                                "http://www.w3.org/2001/XMLSchema-instance",
                                "xsi:schemaLocation",
                                "http://www.opengis.net/wfs/2.0 http://schemas.opengis.net/wfs/2.0/wfs.xsd"));
    }
}
