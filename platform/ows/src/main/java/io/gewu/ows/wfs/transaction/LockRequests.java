package io.gewu.ows.wfs.transaction;

import io.gewu.feature.edit.FeatureLocking;
import io.gewu.feature.edit.FeatureLocks;
import io.gewu.feature.gml.GmlId;
import io.gewu.feature.query.FeatureRequest;
import io.gewu.feature.xml.XmlBuilder;
import io.gewu.ows.wfs.WfsCall;
import io.gewu.ows.wfs.WfsLayers;
import io.gewu.ows.wfs.WfsReply;
import io.gewu.ows.wfs.WfsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** LockFeature and GetFeatureWithLock (OGC 09-025r2 clauses 12 and 13). Safe for many threads. */
@Component(service = LockRequests.class)
public final class LockRequests {
    private final FeatureLocking locking;

    @Activate
    public LockRequests(@Reference FeatureLocking locking) {
        this.locking = locking;
    }

    /**
     * Features that are locked now and may be answered with.
     *
     * @param request for those that were locked
     * @param lockId of their lock
     */
    public record Locked(FeatureRequest request, String lockId) {}

    /** Locks what a GetFeatureWithLock request selects. */
    public Locked withLock(WfsCall call, WfsLayers layers, FeatureRequest request, LockParameters parameters) {
        FeatureLocks.Answer answer = acquire(call, layers, request, parameters);
        return new Locked(request.without(answer.others()), answer.id());
    }

    /** Locks what a LockFeature request selects, or renews a lock. */
    public WfsReply lockFeature(WfsCall call, WfsLayers layers, FeatureRequest request, LockParameters parameters) {
        FeatureLocks.Answer answer = parameters.lockId().isEmpty()
                ? acquire(call, layers, request, parameters)
                : locking.renew(parameters.lockId());
        return WfsReply.document(
                "text/xml; charset=utf-8", document(layers.version(), answer), Map.of("Cache-Control", "no-store"));
    }

    private FeatureLocks.Answer acquire(
            WfsCall call, WfsLayers layers, FeatureRequest request, LockParameters parameters) {
        return locking.acquire(
                call.editor(layers.version()), layers.layers(), request, parameters.time(), parameters.all());
    }

    private static String document(WfsVersion version, FeatureLocks.Answer answer) {
        boolean isNewest = version == WfsVersion.V2_0;
        String root = version == WfsVersion.V1_0 ? "wfs:WFS_LockFeatureResponse" : "wfs:LockFeatureResponse";
        XmlBuilder xml = new XmlBuilder();
        List<String> attributes = new ArrayList<>(List.of("xmlns:wfs", version.namespace()));
        attributes.addAll(
                isNewest
                        ? List.of("xmlns:fes", "http://www.opengis.net/fes/2.0", "lockId", answer.id())
                        : List.of("xmlns:ogc", "http://www.opengis.net/ogc"));
        xml.open(root, attributes.toArray(String[]::new));
        if (!isNewest) {
            xml.leaf("wfs:LockId", answer.id());
        }
        ids(xml, isNewest, "wfs:FeaturesLocked", answer.locked());
        ids(xml, isNewest, "wfs:FeaturesNotLocked", answer.others());
        return xml.close(root).toString();
    }

    private static void ids(XmlBuilder xml, boolean isNewest, String element, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        xml.open(element);
        ids.forEach(id ->
                xml.empty(isNewest ? "fes:ResourceId" : "ogc:FeatureId", isNewest ? "rid" : "fid", GmlId.encode(id)));
        xml.close(element);
    }
}
