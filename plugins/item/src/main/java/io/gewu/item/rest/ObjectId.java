package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;

/** A feature id taken apart: {@code enterprise.92…}. */
record ObjectId(String layer, String key) {
    /**
     * Reads one.
     *
     * @param parameter that it came by
     */
    static ObjectId parse(String parameter, String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    parameter,
                    parameter + ": found \"" + text + "\", expected a feature id as enterprise.92…");
        }
        return new ObjectId(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return layer + "." + key;
    }
}
