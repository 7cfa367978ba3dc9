package io.gewu.ows.wfs;

import io.gewu.api.access.Caller;
import io.gewu.api.store.FeatureStore;
import io.gewu.ows.LastUsed;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Which commit the pages of a listing show (OGC 09-025r2 clause 7.7.4.4.1). Links to other pages carry its number.
 * Clients that count by STARTINDEX alone say it by asking again: their first page settles the commit, and later pages
 * of the same question by the same client show it too. Safe for many threads.
 */
final class Snapshots {
    /** The parameter that carries a commit's number. */
    static final String PARAMETER = "COMMIT";

    private static final long HELD_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int MAX_HELD = 10_000;
    private static final Pattern START_INDEX = Pattern.compile("(?i)\\bstartindex\\s*=\\s*(\"\\d*\"|'\\d*'|\\d*)");

    private record Question(Caller caller, String from, String text) {}

    private record Held(long commit, long until) {}

    private final FeatureStore store;
    private final LongSupplier nanos;
    private final Map<Question, Held> held = new LastUsed<>(MAX_HELD);

    /** @param nanos the machine's monotonic time */
    Snapshots(FeatureStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    /**
     * The commit to show.
     *
     * @param call who asks, and from which address: several people may be nobody in particular
     * @param question what is asked, with its start index, which makes no difference
     * @param named the commit that a link names
     */
    long commit(WfsCall call, String question, GetFeature request, OptionalLong named) {
        long newest = store.position();
        if (named.isPresent()) {
            if (named.getAsLong() > newest) {
                throw QueryParameters.invalid(
                        PARAMETER, "There is no commit " + named.getAsLong() + " yet; the newest is " + newest);
            }
            return named.getAsLong();
        }
        boolean isPaged = request.startIndex() > 0 || request.count().isPresent();
        return isPaged && !request.hits() ? settled(call, question, request.startIndex(), newest) : newest;
    }

    private synchronized long settled(WfsCall call, String question, int start, long newest) {
        Question key = new Question(
                call.caller(), call.from(), START_INDEX.matcher(question).replaceAll(""));
        long now = nanos.getAsLong();
        Held known = held.get(key);
        boolean goesOn = start > 0 && known != null && now - known.until() < 0;
        long commit = goesOn ? known.commit() : newest;
        held.put(key, new Held(commit, now + HELD_NANOS));
        return commit;
    }
}
