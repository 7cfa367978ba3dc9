package io.gewu.ows.wfs.transaction;

import io.gewu.ows.LastUsed;
import io.gewu.ows.wfs.WfsCall;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The commit that each client saw when it last read a layer. Desktop programs do not say which state their edits start
 * from; what others changed after the last read, they cannot have seen. Safe for many threads.
 */
public final class LastReadCommits {
    private static final int MAX_KNOWN = 50_000;

    private record Reader(String account, String from, String layer) {}

    private final Map<Reader, Long> commits = new LastUsed<>(MAX_KNOWN);

    /** Remembers that features of a layer were sent; nothing for callers who do not say who they are. */
    public synchronized void read(WfsCall call, String layer, long commit) {
        if (!call.caller().isAnonymous()) {
            commits.merge(reader(call, layer), commit, Math::max);
        }
    }

    synchronized OptionalLong commit(WfsCall call, String layer) {
        Long commit = commits.get(reader(call, layer));
        return commit == null ? OptionalLong.empty() : OptionalLong.of(commit);
    }

    private static Reader reader(WfsCall call, String layer) {
        return new Reader(call.caller().name(), call.from(), layer);
    }
}
