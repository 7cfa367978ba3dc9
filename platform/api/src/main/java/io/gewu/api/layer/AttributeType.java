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
}
