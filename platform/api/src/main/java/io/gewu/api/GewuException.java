package io.gewu.api;

import java.util.Locale;

/**
 * A failure that a client or an operator can act on; every protocol writes it in its own form.
 *
 * @since 2.0
 */
public final class GewuException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String locator;
    private final transient LocalizedText text;

    /**
     * @param code whose fault it is and what kind
     * @param locator the request parameter, layer or {@code file:line:column} at fault; empty when none is
     * @param message what was found and what was expected, in words a client may read
     */
    public GewuException(ErrorCode code, String locator, String message) {
        super(message);
        this.code = code;
        this.locator = locator;
        this.text = LocalizedText.same(message);
    }

    /**
     * As the other constructor, in both languages; a protocol that knows no language gives both.
     *
     * @param text what was found and what was expected, in words a client may read
     */
    public GewuException(ErrorCode code, String locator, LocalizedText text) {
        super(text.both());
        this.code = code;
        this.locator = locator;
        this.text = text;
    }

    /** As the other constructor, with the failure underneath, which goes to the log and never to a client. */
    public GewuException(ErrorCode code, String locator, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.locator = locator;
        this.text = LocalizedText.same(message);
    }

    public ErrorCode code() {
        return code;
    }

    /** The message in a language, as far as there is one. */
    public String message(Locale language) {
        return text == null ? getMessage() : text.in(language);
    }

    /** The request parameter, layer or place in a file at fault; empty when none is. */
    public String locator() {
        return locator;
    }
}
