package io.gewu.api.store;

import java.time.Instant;

/**
 * One entry of the commit log.
 *
 * @param number from 1; later commits have greater numbers, and numbers may be missing
 * @param at when, by the server's clock; two commits may have the same time, or after a change of the clock the wrong
 *     order: only numbers tell the order
 * @param origin who and from where
 */
public record Commit(long number, Instant at, Origin origin) {}
