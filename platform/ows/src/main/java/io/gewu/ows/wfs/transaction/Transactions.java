package io.gewu.ows.wfs.transaction;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import io.gewu.feature.gml.XmlInput;
import io.gewu.ows.wfs.WfsCall;
import io.gewu.ows.wfs.WfsLayers;
import io.gewu.ows.wfs.WfsReply;
import io.gewu.ows.wfs.WfsVersion;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import org.geotools.api.filter.Filter;

/** Transactions and locks over one store. Safe for many threads. */
public final class Transactions {
    private static final String XML = "text/xml; charset=utf-8";

    private final AccessPolicy policy;
    private final FeatureStore store;
    private final Locks locks;
    private final LastReadCommits reads = new LastReadCommits();

    Transactions(AccessPolicy policy, FeatureStore store, Locks locks) {
        this.policy = policy;
        this.store = store;
        this.locks = locks;
    }

    public Transactions(AccessPolicy policy, FeatureStore store) {
        this(policy, store, new Locks(System::nanoTime));
    }

    /** To be told of what clients read. */
    public LastReadCommits reads() {
        return reads;
    }

    /** Operations on the locks that these transactions respect. */
    public Locking locking() {
        return new Locking(policy, store, locks);
    }

    /** Whether a caller may edit a layer at all. */
    public boolean mayEdit(WfsCall call, Layer layer) {
        return policy.writable(call.caller(), layer) != Filter.EXCLUDE;
    }

    /**
     * Does everything a Transaction element asks, or nothing.
     *
     * @param body there whole, so that no slow client holds up the store's one writer
     */
    public WfsReply run(WfsCall call, WfsLayers layers, byte[] body) {
        WfsVersion version = layers.version();
        XmlInput xml = version.input(XmlInput.of(new ByteArrayInputStream(body)).root());
        checkMayWriteSomething(call, layers);
        String lockId = xml.attribute("lockId");
        if (lockId.isEmpty() && version != WfsVersion.V2_0) {
            lockId = lockIdElement(body);
        }
        boolean releaseAll = !xml.attribute("releaseAction").equalsIgnoreCase("SOME");
        TransactionResult result = new TransactionResult();
        long commit;
        try (WriteSession session = store.write(origin(call, version))) {
            locks.check(lockId);
            Edits edits = new Edits(
                    session,
                    layers,
                    new EditRights(policy, store, call.caller()),
                    locks,
                    lockId,
                    new OptimisticLock(call, store, reads),
                    result);
            new TransactionReader(layers, xml, edits).run();
            commit = session.commit();
        }
        if (!lockId.isEmpty()) {
            locks.release(lockId, touched(result), releaseAll);
        }
        return WfsReply.document(
                XML,
                TransactionResponse.document(version, result),
                Map.of("Cache-Control", "no-store", "Gewu-Commit", Long.toString(commit)));
    }

    /** Before the store's one writer is asked for: whoever may write nothing does not hold others up. */
    private void checkMayWriteSomething(WfsCall call, WfsLayers layers) {
        if (layers.all().stream().noneMatch(layer -> mayEdit(call, layer))) {
            throw call.caller().isAnonymous()
                    ? new GewuException(
                            ErrorCode.UNAUTHENTICATED, "", "Editing takes an account; sign in with name and password")
                    : new GewuException(
                            ErrorCode.FORBIDDEN, "", "Account " + call.caller().name() + " may not edit any layer");
        }
    }

    /** Until 1.1 the lock stands in an element of its own, before the actions. */
    private static String lockIdElement(byte[] body) {
        XmlInput xml = XmlInput.of(new ByteArrayInputStream(body)).root();
        int here = xml.depth();
        return xml.nextChild(here) && xml.name().equals("LockId") ? xml.text() : "";
    }

    private static Collection<String> touched(TransactionResult result) {
        return EnumSet.allOf(TransactionResult.Kind.class).stream()
                .flatMap(kind -> result.features(kind).stream())
                .map(TransactionResult.Written::id)
                .toList();
    }

    static Origin origin(WfsCall call, WfsVersion version) {
        return new Origin(
                call.caller().name(),
                "WFS " + version.number() + (call.from().isEmpty() ? "" : " from " + call.from()));
    }
}
