package io.gewu.api.plugin;

/**
 * A small file out of a plugin, read and bounded by the catalog.
 *
 * @param path inside the plugin, for messages: {@code layers/eco_grid.sld}
 * @param content the bytes; do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity on purpose: a re-read document is a new one
public record Document(String path, byte[] content) {}
