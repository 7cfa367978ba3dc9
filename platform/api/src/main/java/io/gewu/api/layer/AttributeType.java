package io.gewu.api.layer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The types an attribute may have, each with the Java class of its values. */
public enum AttributeType {
    STRING("string", String.class),
    INTEGER("integer", Integer.class),
    LONG("long", Long.class),
    DECIMAL("decimal", BigDecimal.class),
    DOUBLE("double", Double.class),
    BOOLEAN("boolean", Boolean.class),
    DATE("date", LocalDate.class),
    /** An instant; written in UTC. */
    DATE_TIME("dateTime", Instant.class),
    /** An IRI, absolute or made by the attribute's template. */
    URI("uri", String.class),
    /** A value of a closed list (a SKOS scheme). */
    CODE("code", String.class),
    /** The key of a feature of another layer. */
    LINK("link", String.class);

    private final String keyword;
    private final Class<?> valueClass;

    AttributeType(String keyword, Class<?> valueClass) {
        this.keyword = keyword;
        this.valueClass = valueClass;
    }

    /** The word that declarations use, for example {@code dateTime}. */
    public String keyword() {
        return keyword;
    }

    /** The class of one value in memory; {@code many} attributes carry the comma-separated text of their values. */
    public Class<?> valueClass() {
        return valueClass;
    }

    /**
     * A value from its text, as CSV and GeoJSON write it: dates as {@code 2022-04-12}, instants as
     * {@code 2022-04-12T00:00:00Z}, {@code true} or {@code false}.
     *
     * @throws IllegalArgumentException if the text is none of this type; the message says what was expected
     */
    public Object parse(String text) {
        try {
            return switch (this) {
                case STRING, URI, CODE, LINK -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case DOUBLE -> Double.valueOf(text);
                case BOOLEAN -> truth(text);
                case DATE -> LocalDate.parse(text);
                case DATE_TIME -> Instant.parse(text);
            };
        } catch (IllegalArgumentException | java.time.DateTimeException unfit) {
            throw new IllegalArgumentException("expected " + keyword + ", found \"" + text + "\"", unfit);
        }
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
