package io.gewu.api.layer;

import io.gewu.api.plugin.Document;

/**
 * A named style, unparsed.
 *
 * @param name as requests name it
 * @param plugin name of the plugin that carries it
 * @param document SLD 1.0 or SE 1.1 text
 */
public record StyleDocument(String name, String plugin, Document document) {}
