package io.gewu.feature.xml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;

/** How failures of a document say where they are. Implementations are safe for many threads. */
@FunctionalInterface
public interface XmlFailures {
    /** In the message, as requests have it: {@code … (line 3, column 14)}. */
    XmlFailures IN_MESSAGE = (code, locator, message, line, column) ->
            new GewuException(code, locator, message + " (line " + line + ", column " + column + ")");

    /**
     * A failure at a place of the document.
     *
     * @param code whose fault it is, as the reader of the element sees it
     * @param locator the parameter at fault; empty for none
     * @param message what was found and what was expected
     * @param line from 1
     * @param column from 1
     */
    GewuException failure(ErrorCode code, String locator, String message, int line, int column);
}
