package io.gewu.item.form;

import io.gewu.api.LocalizedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field of the one form.
 *
 * @param type {@code string}, {@code boolean}, {@code integer}, {@code decimal}, {@code date}, {@code dateTime},
 *     {@code uri} or {@code code}
 * @param subjects layers of objects that it is asked of; empty for all
 * @param property attribute of the object that answers it
 * @param fresh days for which an earlier answer is good
 * @param dependsOn field and value on which it is asked
 */
public record Field(
        String code,
        LocalizedText question,
        String section,
        int position,
        String type,
        List<String> subjects,
        Optional<String> property,
        boolean required,
        List<String> options,
        int fresh,
        Optional<Condition> dependsOn) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy[-][/]M[-][/]d");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy[-][/]M[-][/]d H:mm[:ss]");

    /** Another field and its answer. */
    public record Condition(String field, String value) {}

    /** Of a row of layer {@code form_field}. */
    public static Field of(Map<String, Object> row) {
        String depends = (String) row.get("depends_on");
        return new Field(
                (String) row.get("code"),
                new LocalizedText((String) row.get("name"), (String) row.getOrDefault("question_en", "")),
                (String) row.getOrDefault("section", ""),
                row.get("position") instanceof Integer n ? n : 0,
                (String) row.get("datatype"),
                list(row.get("subject")),
                Optional.ofNullable((String) row.get("property")),
                Boolean.TRUE.equals(row.get("required")),
                list(row.get("options")),
                row.get("max_age_days") instanceof Integer n ? n : 0,
                Optional.ofNullable(depends)
                        .map(field -> new Condition(field, (String) row.getOrDefault("depends_value", "true"))));
    }

    static List<String> list(Object text) {
        return text instanceof String some && !some.isEmpty() ? List.of(some.split(",", -1)) : List.of();
    }

    /** Whether it is asked of objects of a layer. */
    public boolean isAskedOf(String layer) {
        return subjects.isEmpty() || subjects.contains(layer);
    }

    /** A value of the object in the form of an answer. */
    public Object answer(Object value) {
        return value instanceof Number || value instanceof Boolean ? parse(value.toString()) : value.toString();
    }

    /**
     * An answer as offices write it: {@code 是} and {@code 否}, {@code 2022/4/12}, {@code 12.50}.
     *
     * @throws IllegalArgumentException naming what was found and what was expected
     */
    public Object parse(String text) {
        try {
            return switch (type) {
                case "boolean" -> flag(text);
                case "integer" -> new BigDecimal(new BigInteger(text));
                case "decimal" -> new BigDecimal(text);
                case "date" ->
                    LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text, DAY)
                            .toString();
                case "dateTime" ->
                    LocalDateTime.parse(text.replace('T', ' '), TIME)
                            .atZone(ZONE)
                            .toOffsetDateTime()
                            .toString();
                case "code" -> option(text);
                default -> text;
            };
        } catch (NumberFormatException | DateTimeException unfit) {
            throw unfit(text, type, unfit);
        }
    }

    private Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "是", "有", "true", "1", "y", "yes" -> true;
            case "否", "无", "false", "0", "n", "no" -> false;
            default -> throw unfit(text, "是 or 否", null);
        };
    }

    private String option(String text) {
        if (!options.contains(text)) {
            throw unfit(text, "one of " + options, null);
        }
        return text;
    }

    private IllegalArgumentException unfit(String text, String expected, Exception cause) {
        return new IllegalArgumentException(
                question.zh() + " (" + code + "): found \"" + text + "\", expected " + expected, cause);
    }
}
