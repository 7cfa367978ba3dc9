package io.gewu.ows.wfs.transaction;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import io.gewu.feature.gml.GmlId;
import io.gewu.ows.XmlBuilder;
import io.gewu.ows.wfs.FeatureResults;
import io.gewu.ows.wfs.GetFeature;
import io.gewu.ows.wfs.WfsCall;
import io.gewu.ows.wfs.WfsLayers;
import io.gewu.ows.wfs.WfsReply;
import io.gewu.ows.wfs.WfsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureIterator;

/** LockFeature and GetFeatureWithLock (OGC 09-025r2 clauses 12 and 13). Safe for many threads. */
public final class Locking {
    private final AccessPolicy policy;
    private final FeatureStore store;
    private final Locks locks;

    Locking(AccessPolicy policy, FeatureStore store, Locks locks) {
        this.policy = policy;
        this.store = store;
        this.locks = locks;
    }

    /**
     * Features that are locked now and may be answered with.
     *
     * @param request for those that were locked
     * @param lockId of their lock
     */
    public record Locked(GetFeature request, String lockId) {}

    /** Locks what a GetFeatureWithLock request selects. */
    public Locked withLock(WfsCall call, WfsLayers layers, GetFeature request, LockParameters parameters) {
        if (request.hits()) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "resultType",
                    "GetFeatureWithLock answers with results, not with hits");
        }
        Locks.Answer answer = acquire(call, layers, request, parameters);
        return new Locked(answer.others().isEmpty() ? request : request.without(answer.others()), answer.id());
    }

    /** Locks what a LockFeature request selects, or renews a lock. */
    public WfsReply lockFeature(WfsCall call, WfsLayers layers, GetFeature request, LockParameters parameters) {
        Locks.Answer answer = parameters.lockId().isEmpty()
                ? acquire(call, layers, request, parameters)
                : locks.renew(parameters.lockId());
        return WfsReply.document(
                "text/xml; charset=utf-8", document(layers.version(), answer), Map.of("Cache-Control", "no-store"));
    }

    private Locks.Answer acquire(WfsCall call, WfsLayers layers, GetFeature request, LockParameters parameters) {
        EditRights rights = new EditRights(policy, store, call.caller());
        request.queries().forEach(query -> rights.check(layers.whole(query.layer())));
        // with the writer's place taken no transaction is half done while features are chosen and locked
        try (WriteSession turn = store.write(Transactions.origin(call, layers.version()))) {
            List<String> ids = ids(new FeatureResults(store, layers, store.position())
                    .answer(request, Optional.empty(), "", start -> Optional.empty()));
            return locks.acquire(ids, parameters.time(), parameters.all());
        }
    }

    private static List<String> ids(FeatureAnswer answer) {
        List<String> ids = new ArrayList<>();
        for (FeatureAnswer.Part part : answer.parts()) {
            if (part.returned() > 0) {
                try (SimpleFeatureIterator features = part.features().features()) {
                    while (features.hasNext()) {
                        ids.add(features.next().getID());
                    }
                }
            }
        }
        return ids;
    }

    private static String document(WfsVersion version, Locks.Answer answer) {
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
