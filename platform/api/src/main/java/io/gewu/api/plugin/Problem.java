package io.gewu.api.plugin;

/**
 * A fault in a plugin's content, for its author.
 *
 * @param path file inside the plugin
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param message what was found and what was expected
 */
public record Problem(String path, int line, int column, String message) {
    @Override
    public String toString() {
        return line == 0 ? path + ": " + message : path + ":" + line + ":" + column + ": " + message;
    }
}
