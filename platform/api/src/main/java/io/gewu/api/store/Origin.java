package io.gewu.api.store;

/**
 * Who writes, and through which door.
 *
 * @param author an account, a plugin or a job
 * @param from where the request came from, for example {@code WFS 1.1.0 from 192.0.2.7}; empty for the server itself
 */
public record Origin(String author, String from) {}
