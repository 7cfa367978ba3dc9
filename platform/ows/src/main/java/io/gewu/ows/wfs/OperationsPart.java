package io.gewu.ows.wfs;

import io.gewu.feature.xml.XmlBuilder;
import java.util.List;

/** {@code ows:OperationsMetadata}: operations, their addresses and what they take. */
final class OperationsPart {
    private final XmlBuilder xml;
    private final String address;
    private final List<String> formats;
    private final WfsVersion version;
    private final boolean editable;

    /**
     * @param editable whether the caller may edit a layer: QGIS lets people edit every layer where there is Transaction
     */
    OperationsPart(XmlBuilder xml, String address, List<String> formats, WfsVersion version, boolean editable) {
        this.xml = xml;
        this.address = address;
        this.formats = formats;
        this.version = version;
        this.editable = editable;
    }

    void write() {
        boolean isNewest = version == WfsVersion.V2_0;
        xml.open("ows:OperationsMetadata");
        open("GetCapabilities");
        parameter("AcceptVersions", WfsVersion.numbers());
        parameter("AcceptFormats", List.of("text/xml", "application/xml"));
        parameter("Sections", WfsCapabilities.SECTIONS);
        close();
        open("DescribeFeatureType");
        parameter("outputFormat", DescribeFeatureType.formats(version));
        close();
        getFeature("GetFeature");
        if (isNewest) {
            open("GetPropertyValue");
            parameter("resultType", List.of("results", "hits"));
            parameter("resolve", List.of("none", "local"));
            parameter("outputFormat", List.of(PropertyValues.MEDIA_TYPE));
            close();
            open("ListStoredQueries");
            close();
            open("DescribeStoredQueries");
            close();
        }
        if (editable) {
            editing();
        }
        if (isNewest) {
            parameter("version", WfsVersion.numbers());
            constraints();
            xml.open("ows:Constraint", "name", "QueryExpressions").open("ows:AllowedValues");
            xml.leaf("ows:Value", "wfs:Query").leaf("ows:Value", "wfs:StoredQuery");
            xml.close("ows:AllowedValues").close("ows:Constraint");
        }
        xml.close("ows:OperationsMetadata");
    }

    private void getFeature(String name) {
        open(name);
        parameter("resultType", List.of("results", "hits"));
        if (version == WfsVersion.V2_0) {
            parameter("resolve", List.of("none", "local"));
        }
        parameter("outputFormat", formats);
        close();
    }

    private void editing() {
        getFeature("GetFeatureWithLock");
        open("LockFeature");
        parameter("lockAction", List.of("ALL", "SOME"));
        close();
        xml.open("ows:Operation", "name", "Transaction")
                .open("ows:DCP")
                .open("ows:HTTP")
                .empty("ows:Post", "xlink:href", address)
                .close("ows:HTTP")
                .close("ows:DCP");
        parameter("inputFormat", DescribeFeatureType.formats(version).subList(0, 1));
        if (version == WfsVersion.V1_1) {
            parameter("idgen", List.of("UseExisting"));
        }
        parameter("releaseAction", List.of("ALL", "SOME"));
        close();
    }

    private void constraints() {
        constraint("ImplementsSimpleWFS", true);
        constraint("ImplementsBasicWFS", true);
        constraint("ImplementsTransactionalWFS", editable);
        constraint("ImplementsLockingWFS", editable);
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
        constraint("PagingIsTransactionSafe", true);
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
        xml.open("ows:Parameter", "name", name);
        if (version == WfsVersion.V2_0) {
            xml.open("ows:AllowedValues");
        }
        values.forEach(value -> xml.leaf("ows:Value", value));
        if (version == WfsVersion.V2_0) {
            xml.close("ows:AllowedValues");
        }
        xml.close("ows:Parameter");
    }

    private void constraint(String name, boolean holds) {
        xml.open("ows:Constraint", "name", name)
                .empty("ows:NoValues")
                .leaf("ows:DefaultValue", holds ? "TRUE" : "FALSE")
                .close("ows:Constraint");
    }
}
