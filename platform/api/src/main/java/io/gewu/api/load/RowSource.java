package io.gewu.api.load;

import java.util.Map;
import java.util.function.Consumer;

/** Rows, pushed one by one into a sink; see {@link io.gewu.api.store.WriteSession} for their values. */
@FunctionalInterface
public interface RowSource {
    /** Pushes every row; the sink must not keep the map. */
    void forEach(Consumer<Map<String, ?>> sink);
}
