package io.gewu.feature.edit;

import io.gewu.api.access.Caller;
import io.gewu.api.store.SharedRecords;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commit that each client saw when it last read a layer, on whichever server. Desktop programs do not say which
 * state their edits start from; what others changed after the last read, they cannot have seen. Safe for many threads.
 */
@Component(service = LastReadCommits.class)
public final class LastReadCommits {
    private static final String KIND = "feature.read";

    /** A person leaves a layer open over a long day, not over several. */
    private static final Duration KEPT = Duration.ofHours(36);

    private final SharedRecords records;
    private final InstantSource clock;

    @Activate
    public LastReadCommits(@Reference SharedRecords records) {
        this.records = records;
        this.clock = InstantSource.system();
    }

    /**
     * Remembers that features of a layer were sent; nothing for callers who do not say who they are.
     *
     * @param from the client's network address
     */
    public void read(Caller caller, String from, String layer, long commit) {
        if (caller.isAnonymous() || commit(caller, from, layer).orElse(-1) >= commit) {
            return;
        }
        records.put(
                KIND,
                key(caller, from, layer),
                ByteBuffer.allocate(Long.BYTES).putLong(commit).array(),
                clock.instant().plus(KEPT));
    }

    OptionalLong commit(Caller caller, String from, String layer) {
        return records.get(KIND, key(caller, from, layer))
                .map(bytes -> OptionalLong.of(ByteBuffer.wrap(bytes).getLong()))
                .orElse(OptionalLong.empty());
    }

    private static String key(Caller caller, String from, String layer) {
        return String.join("\n", caller.name(), from, layer);
    }
}
