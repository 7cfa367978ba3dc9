package io.gewu.api.plugin;

/**
 * A jar in one of the folders that the server watches, and how it fares.
 *
 * @param file name of the jar, without its folder
 * @param name symbolic name of the bundle; empty if the file has none
 * @param version of the bundle; empty if the file has none
 * @param state what became of it
 * @param reason why it does not serve, as an order to follow; empty when active
 * @since 2.0
 */
public record PluginFile(String file, String name, String version, State state, String reason) {
    /** What became of a file. */
    public enum State {
        /** Its bundle is being installed and started. */
        STARTING,
        /** Its bundle runs. */
        ACTIVE,
        /** Another file of the same plugin serves: a newer version, or the one before because this one was refused. */
        SET_ASIDE,
        /** It needs something that is not here; tried again when other plugins change. */
        UNRESOLVED,
        /** It cannot be read, or failed to start. */
        BROKEN
    }
}
