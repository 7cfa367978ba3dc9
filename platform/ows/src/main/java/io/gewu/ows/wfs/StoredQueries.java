package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.feature.CrsName;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.GmlId;
import io.gewu.ows.Markup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one stored query there is, and what is said about it (OGC 09-025r2 clauses 7.9.3.6, 14). */
final class StoredQueries {
    static final String BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById";
    private static final Set<String> SPELLINGS = Set.of(
            BY_ID,
            "urn:ogc:def:storedQuery:OGC-WFS::GetFeatureById",
            "http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById");
    private static final String TITLE = "Get feature by identifier / 按标识取要素";

    private StoredQueries() {}

    /** The query that a stored query stands for; it finds the feature whether valid now or not. */
    static FeatureQuery query(WfsLayers layers, String name, String featureId, Optional<CrsName> crs) {
        if (!SPELLINGS.contains(name)) {
            throw unknown(name);
        }
        if (featureId.isEmpty()) {
            throw QueryParts.missing("id", "Stored query GetFeatureById takes the parameter id");
        }
        String id = GmlId.decode(featureId);
        Layer layer = layers.ofFeature(id).orElseThrow(() -> notFound(id));
        return new FeatureQuery(layer, QueryParts.ids(Stream.of(id)), Set.of(), List.of(), crs);
    }

    static GewuException notFound(String id) {
        return new GewuException(ErrorCode.NOT_FOUND, "id", "There is no feature \"" + id + "\"");
    }

    private static GewuException unknown(String name) {
        return QueryParts.invalid("storedQuery_id", "There is no stored query \"" + name + "\"; there is " + BY_ID);
    }

    static String list(List<Layer> layers) {
        Markup xml = root(new Markup(), "wfs:ListStoredQueriesResponse", layers);
        xml.open("wfs:StoredQuery", "id", BY_ID).leaf("wfs:Title", TITLE);
        layers.forEach(layer -> xml.leaf("wfs:ReturnFeatureType", WfsLayers.qualified(layer)));
        return xml.close("wfs:StoredQuery")
                .close("wfs:ListStoredQueriesResponse")
                .toString();
    }

    /**
     * Describes stored queries.
     *
     * @param ids those asked for; empty for all
     */
    static String describe(List<Layer> layers, List<String> ids) {
        for (String id : ids) {
            if (!SPELLINGS.contains(id)) {
                throw unknown(id);
            }
        }
        Markup xml = root(new Markup(), "wfs:DescribeStoredQueriesResponse", layers);
        xml.open("wfs:StoredQueryDescription", "id", BY_ID)
                .leaf("wfs:Title", TITLE)
                .empty("wfs:Parameter", "name", "id", "type", "xs:string");
        StringBuilder types = new StringBuilder();
        layers.forEach(layer -> types.append(types.isEmpty() ? "" : " ").append(WfsLayers.qualified(layer)));
        return xml.empty(
                        "wfs:QueryExpressionText",
                        "isPrivate",
                        "true",
                        "language",
                        "urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression",
                        "returnFeatureTypes",
                        types.toString())
                .close("wfs:StoredQueryDescription")
                .close("wfs:DescribeStoredQueriesResponse")
                .toString();
    }

    private static Markup root(Markup xml, String element, List<Layer> layers) {
        return xml.open(
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
