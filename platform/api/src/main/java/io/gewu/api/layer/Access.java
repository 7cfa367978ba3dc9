package io.gewu.api.layer;

/**
 * Who may read and write a layer, as declared.
 *
 * @param read {@code public} or the role that reads
 * @param write the role that writes; empty when nobody does
 * @param scope the administrative layer whose rows limit what a caller sees; empty for no limit
 */
public record Access(String read, String write, String scope) {
    /** The role that everybody has. */
    public static final String PUBLIC = "public";
}
