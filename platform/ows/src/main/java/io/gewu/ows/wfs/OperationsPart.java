package io.gewu.ows.wfs;

import io.gewu.ows.Markup;
import java.util.List;

/** {@code ows:OperationsMetadata}: operations, their addresses and what they take. */
final class OperationsPart {
    private static final List<String> SCHEMA_FORMATS = DescribeFeatureType.FORMATS;

    private final Markup xml;
    private final String address;
    private final List<String> formats;

    OperationsPart(Markup xml, String address, List<String> formats) {
        this.xml = xml;
        this.address = address;
        this.formats = formats;
    }

    void write() {
        xml.open("ows:OperationsMetadata");
        open("GetCapabilities");
        parameter("AcceptVersions", List.of(WfsService.VERSION));
        parameter("AcceptFormats", List.of("text/xml", "application/xml"));
        parameter("Sections", WfsCapabilities.SECTIONS);
        close();
        open("DescribeFeatureType");
        parameter("outputFormat", SCHEMA_FORMATS);
        close();
        open("GetFeature");
        parameter("resultType", List.of("results", "hits"));
        parameter("resolve", List.of("none", "local"));
        parameter("outputFormat", formats);
        close();
        open("GetPropertyValue");
        parameter("resultType", List.of("results", "hits"));
        parameter("resolve", List.of("none", "local"));
        parameter("outputFormat", List.of(PropertyValues.MEDIA_TYPE));
        close();
        open("ListStoredQueries");
        close();
        open("DescribeStoredQueries");
        close();
        parameter("version", List.of(WfsService.VERSION));
        constraints();
        xml.open("ows:Constraint", "name", "QueryExpressions").open("ows:AllowedValues");
        xml.leaf("ows:Value", "wfs:Query").leaf("ows:Value", "wfs:StoredQuery");
        xml.close("ows:AllowedValues").close("ows:Constraint");
        xml.close("ows:OperationsMetadata");
    }

    private void constraints() {
        constraint("ImplementsSimpleWFS", true);
        constraint("ImplementsBasicWFS", true);
        constraint("ImplementsTransactionalWFS", false);
        constraint("ImplementsLockingWFS", false);
        constraint("KVPEncoding", true);
        constraint("XMLEncoding", true);
        constraint("SOAPEncoding", false);
        constraint("ImplementsInheritance", false);
        constraint("ImplementsRemoteResolve", false);
        constraint("ImplementsResultPaging", true);
        constraint("ImplementsStandardJoins", false);
        constraint("ImplementsSpatialJoins", false);
        constraint("ImplementsTemporalJoins", false);
        constraint("ImplementsFeatureVersioning", false);
        constraint("ManageStoredQueries", false);
        constraint("PagingIsTransactionSafe", false);
    }

    private void open(String operation) {
        xml.open("ows:Operation", "name", operation)
                .open("ows:DCP")
                .open("ows:HTTP")
                .empty("ows:Get", "xlink:href", address)
                .empty("ows:Post", "xlink:href", address)
                .close("ows:HTTP")
                .close("ows:DCP");
    }

    private void close() {
        xml.close("ows:Operation");
    }

    private void parameter(String name, List<String> values) {
        xml.open("ows:Parameter", "name", name).open("ows:AllowedValues");
        values.forEach(value -> xml.leaf("ows:Value", value));
        xml.close("ows:AllowedValues").close("ows:Parameter");
    }

    private void constraint(String name, boolean holds) {
        xml.open("ows:Constraint", "name", name)
                .empty("ows:NoValues")
                .leaf("ows:DefaultValue", holds ? "TRUE" : "FALSE")
                .close("ows:Constraint");
    }
}
