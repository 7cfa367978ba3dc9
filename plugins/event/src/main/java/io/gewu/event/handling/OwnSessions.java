package io.gewu.event.handling;

import io.gewu.api.store.WriteSession;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.osgi.service.component.annotations.Component;

/** Tells the transactions in which the state machine writes from edits by another door. Safe for many threads. */
@Component(service = OwnSessions.class)
public final class OwnSessions {
    private final Set<WriteSession> own = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** From now on what this transaction writes is the state machine's. */
    public void claim(WriteSession session) {
        own.add(session);
    }

    /** Whether the state machine writes in it. */
    public boolean has(WriteSession session) {
        return own.contains(session);
    }
}
