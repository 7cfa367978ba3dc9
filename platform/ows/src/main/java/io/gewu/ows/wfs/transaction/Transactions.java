package io.gewu.ows.wfs.transaction;

import io.gewu.feature.edit.EditResult;
import io.gewu.feature.edit.FeatureEditor;
import io.gewu.feature.xml.XmlInput;
import io.gewu.ows.wfs.WfsCall;
import io.gewu.ows.wfs.WfsLayers;
import io.gewu.ows.wfs.WfsReply;
import io.gewu.ows.wfs.WfsVersion;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The Transaction operation (OGC 09-025r2 clause 15). Safe for many threads. */
@Component(service = Transactions.class)
public final class Transactions {
    private static final String XML = "text/xml; charset=utf-8";

    private final FeatureEditor editor;

    @Activate
    public Transactions(@Reference FeatureEditor editor) {
        this.editor = editor;
    }

    /**
     * Does everything a Transaction element asks, or nothing.
     *
     * @param body there whole, so that no slow client holds up the store's one writer
     */
    public WfsReply run(WfsCall call, WfsLayers layers, byte[] body) {
        WfsVersion version = layers.version();
        XmlInput xml = XmlInput.of(new ByteArrayInputStream(body)).root();
        String lockId = xml.attribute("lockId");
        if (lockId.isEmpty() && version != WfsVersion.V2_0) {
            lockId = lockIdElement(body);
        }
        boolean releaseAll = !xml.attribute("releaseAction").equalsIgnoreCase("SOME");
        EditResult result = editor.edit(
                call.editor(version),
                layers.layers(),
                new FeatureEditor.HeldLock(lockId, releaseAll),
                edits -> new TransactionReader(layers, xml, edits).run());
        return WfsReply.document(
                XML,
                TransactionResponse.document(version, result),
                Map.of("Cache-Control", "no-store", "Gewu-Commit", Long.toString(result.commit())));
    }

    /** Until 1.1 the lock stands in an element of its own, before the actions. */
    private static String lockIdElement(byte[] body) {
        XmlInput xml = XmlInput.of(new ByteArrayInputStream(body)).root();
        int here = xml.depth();
        return xml.nextChild(here) && xml.name().equals("LockId") ? xml.text() : "";
    }
}
