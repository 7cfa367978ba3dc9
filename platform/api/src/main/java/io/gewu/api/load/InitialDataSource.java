package io.gewu.api.load;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * First contents of layers; register as an OSGi service. The platform asks once for each named layer that exists and
 * was never written, each in a transaction of its own, so a start that was cut off goes on where it stopped. The same
 * rows must come at every call.
 */
@ConsumerType
public interface InitialDataSource {
    /** For the log and the commit's author, for example {@code demo-city}. */
    String name();

    /** Names of layers that must be filled before the first of its own, as their rows are made from them. */
    default List<String> needs() {
        return List.of();
    }

    /** Names of layers it can fill, in the order in which they are to be filled. */
    List<String> layers();

    /** The rows of one of these layers. */
    RowSource rows(String layer);
}
