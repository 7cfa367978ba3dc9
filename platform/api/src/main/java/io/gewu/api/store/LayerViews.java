package io.gewu.api.store;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives plugins what they keep in memory of layers: an OSGi service. A view lives as long as its holder keeps it, and
 * needs no closing. Safe for many threads.
 */
@ProviderType
public interface LayerViews {
    /** Rows of the layers of a view, all as of one commit. For one build, on its thread. */
    @ProviderType
    interface Rows {
        /**
         * The rows of a layer; none while its plugin is away. Close the stream.
         *
         * @param layer one of those the view was declared with
         */
        Stream<Row> of(String layer);

        /** As {@link #of}, with the key and some other attributes; those that the layer lacks are left out. */
        Stream<Row> of(String layer, Collection<String> attributes);

        /** The commit that the rows are of. */
        long commit();
    }

    /**
     * A view that is made anew after commits to its layers, and when the plugin of one comes, goes or is replaced.
     *
     * @param layers names
     * @param build makes the value; may read other views; not called by two threads at a time
     */
    <T> LayerView<T> of(Collection<String> layers, Function<Rows, T> build);

    /**
     * A view that follows single changes.
     *
     * @param advance takes the value and a commit that touched one of the layers, and gives the next value, which may
     *     be the same object; empty to have it made anew. Called in the order of commits by one thread at a time, after
     *     {@code build}
     */
    <T> LayerView<T> of(
            Collection<String> layers, Function<Rows, T> build, BiFunction<T, CommitEvent, Optional<T>> advance);
}
