package io.gewu.api.change;

import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.util.List;

/**
 * A commit about to be made.
 *
 * @param origin who and from where
 * @param changes what was done since the validators were last asked, in order
 * @param session for reading what the commit will hold and for writing more; committing or closing it is not for
 *     validators
 */
public record PendingCommit(Origin origin, List<FeatureChange> changes, WriteSession session) {}
