package io.gewu.ows.wfs.transaction;

import io.gewu.feature.edit.EditResult;
import io.gewu.feature.edit.EditResult.Kind;
import io.gewu.feature.edit.EditResult.Written;
import io.gewu.feature.gml.GmlId;
import io.gewu.feature.xml.XmlBuilder;
import io.gewu.ows.wfs.WfsVersion;

/** The answer to a transaction that was committed. */
final class TransactionResponse {
    private TransactionResponse() {}

    static String document(WfsVersion version, EditResult result) {
        return version == WfsVersion.V1_0 ? first(result) : later(version, result);
    }

    /** OGC 02-058 clause 11.3. */
    private static String first(EditResult result) {
        XmlBuilder xml = new XmlBuilder();
        xml.open(
                "wfs:WFS_TransactionResponse",
                "xmlns:wfs",
                WfsVersion.V1_0.namespace(),
                "xmlns:ogc",
                "http://www.opengis.net/ogc",
                "version",
                WfsVersion.V1_0.number());
        for (Written feature : result.features(Kind.INSERT)) {
            open(xml, "wfs:InsertResult", feature.handle())
                    .empty("ogc:FeatureId", "fid", GmlId.encode(feature.id()))
                    .close("wfs:InsertResult");
        }
        return xml.open("wfs:TransactionResult")
                .open("wfs:Status")
                .empty("wfs:SUCCESS")
                .close("wfs:Status")
                .close("wfs:TransactionResult")
                .close("wfs:WFS_TransactionResponse")
                .toString();
    }

    private static String later(WfsVersion version, EditResult result) {
        boolean isNewest = version == WfsVersion.V2_0;
        String filters = isNewest ? "fes" : "ogc";
        XmlBuilder xml = new XmlBuilder();
        xml.open(
                "wfs:TransactionResponse",
                "xmlns:wfs",
                version.namespace(),
                "xmlns:" + filters,
                isNewest ? "http://www.opengis.net/fes/2.0" : "http://www.opengis.net/ogc",
                "version",
                version.number());
        xml.open("wfs:TransactionSummary")
                .leaf("wfs:totalInserted", Integer.toString(result.count(Kind.INSERT)))
                // a replaced feature is an updated one to whoever does not know Replace
                .leaf("wfs:totalUpdated", Integer.toString(result.count(Kind.UPDATE)));
        if (isNewest) {
            xml.leaf("wfs:totalReplaced", Integer.toString(result.count(Kind.REPLACE)));
        }
        xml.leaf("wfs:totalDeleted", Integer.toString(result.count(Kind.DELETE)))
                .close("wfs:TransactionSummary");
        features(xml, version, "wfs:InsertResults", Kind.INSERT, result);
        if (isNewest) {
            features(xml, version, "wfs:UpdateResults", Kind.UPDATE, result);
            features(xml, version, "wfs:ReplaceResults", Kind.REPLACE, result);
        }
        return xml.close("wfs:TransactionResponse").toString();
    }

    private static void features(XmlBuilder xml, WfsVersion version, String element, Kind kind, EditResult result) {
        if (result.count(kind) == 0) {
            return;
        }
        xml.open(element);
        for (Written feature : result.features(kind)) {
            String id = GmlId.encode(feature.id());
            open(xml, "wfs:Feature", feature.handle());
            if (version == WfsVersion.V2_0) {
                xml.empty("fes:ResourceId", "rid", id);
            } else {
                xml.empty("ogc:FeatureId", "fid", id);
            }
            xml.close("wfs:Feature");
        }
        xml.close(element);
    }

    private static XmlBuilder open(XmlBuilder xml, String element, String handle) {
        return handle.isEmpty() ? xml.open(element) : xml.open(element, "handle", handle);
    }
}
