package io.gewu.api.rest;

import io.gewu.api.LocalizedText;

/**
 * A named value that a route takes or answers: a query parameter, a member of a JSON body, a member of a JSON answer.
 * Requests with a query parameter that their route does not declare are refused; the description goes into the OpenAPI
 * document.
 *
 * @param name as sent
 * @param type of one value
 * @param required whether a request without it is refused
 * @param repeated whether a parameter may be sent several times, a member is an array
 * @param description one sentence for people
 * @since 2.0
 */
public record RestField(String name, Type type, boolean required, boolean repeated, LocalizedText description) {
    /** The type of one value, in the words of OpenAPI 3.0. */
    public enum Type {
        TEXT("string", ""),
        INTEGER("integer", ""),
        NUMBER("number", ""),
        BOOLEAN("boolean", ""),
        /** A day, as {@code 2022-04-12}. */
        DAY("string", "date"),
        /** An instant with its offset, as {@code 2022-04-12T08:00:00+08:00}. */
        TIME("string", "date-time"),
        /** Any JSON object. */
        OBJECT("object", ""),
        /** Texts by any names that begin with the field's name, as {@code map.title} with {@code map.}. */
        FAMILY("object", "");

        private final String schema;
        private final String format;

        Type(String schema, String format) {
            this.schema = schema;
            this.format = format;
        }

        /** The schema's {@code type}. */
        public String schema() {
            return schema;
        }

        /** The schema's {@code format}; empty for none. */
        public String format() {
            return format;
        }
    }

    /** An optional text that is sent once at most. */
    public static RestField text(String name, String zh, String en) {
        return of(name, Type.TEXT, zh, en);
    }

    /** An optional value that is sent once at most. */
    public static RestField of(String name, Type type, String zh, String en) {
        return new RestField(name, type, false, false, new LocalizedText(zh, en));
    }

    /** The same, refused where it is missing. */
    public RestField mandatory() {
        return new RestField(name, type, true, repeated, description);
    }

    /** The same, any number of times. */
    public RestField list() {
        return new RestField(name, type, required, true, description);
    }

    /** Whether a parameter of a request is this one. */
    public boolean covers(String parameter) {
        return type == Type.FAMILY ? parameter.startsWith(name) : parameter.equals(name);
    }
}
