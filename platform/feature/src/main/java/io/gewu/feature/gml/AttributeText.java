package io.gewu.feature.gml;

import io.gewu.api.layer.Attribute;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Values of attributes from the text of an XML element, as XML Schema spells them. */
public final class AttributeText {
    private AttributeText() {}

    /**
     * The value of {@link Attribute#valueClass()}.
     *
     * @throws DateTimeException or NumberFormatException if the text is none
     */
    public static Object value(Attribute attribute, String text) {
        if (attribute.many()) {
            return text;
        }
        return switch (attribute.type()) {
            case STRING, URI, CODE, LINK -> text;
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case DOUBLE -> Double.valueOf(text.replace("INF", "Infinity"));
            case BOOLEAN -> flag(text);
            // clients without a type for days send midnight
            case DATE -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            case DATE_TIME -> instant(text);
        };
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new DateTimeException("\"" + text + "\" is neither true nor false");
        };
    }

    /**
     * The instant that a text means. Without a zone it is taken as UTC, as answers are written; a day is its midnight.
     *
     * @throws DateTimeException if the text is none
     */
    public static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
