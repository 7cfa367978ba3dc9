package io.gewu.item.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the answers of a record by the rules of the form; the same that its schema states. */
public final class RecordCheck {
    private RecordCheck() {}

    /** What is wrong, each with the JSON pointer of the answer; empty if nothing is. */
    public static List<String> of(OneForm form, Map<String, Object> answers) {
        List<String> faults = new ArrayList<>();
        Map<String, Field> fields = new HashMap<>();
        form.fields().forEach(field -> fields.put(field.code(), field));
        answers.forEach((code, answer) -> {
            Field field = fields.get(code);
            if (field == null) {
                faults.add("/" + code + ": is no field of this form");
            } else {
                wrong(field, answer)
                        .ifPresent(expected -> faults.add("/" + code + ": found " + answer + ", expected " + expected));
            }
        });
        for (Field field : form.fields()) {
            boolean asked = field.dependsOn()
                    .map(condition -> OneForm.value(condition.value()).equals(answers.get(condition.field())))
                    .orElse(field.required());
            if (asked && !answers.containsKey(field.code()) && !form.known().containsKey(field.code())) {
                faults.add("/" + field.code() + ": is missing, expected " + field.type());
            }
        }
        return faults;
    }

    private static Optional<String> wrong(Field field, Object answer) {
        boolean fits = switch (field.type()) {
            case "boolean" -> answer instanceof Boolean;
            case "integer" ->
                answer instanceof BigDecimal n && n.stripTrailingZeros().scale() <= 0;
            case "decimal" -> answer instanceof BigDecimal;
            case "date" -> answer instanceof String text && isDay(text);
            case "dateTime" -> answer instanceof String text && isTime(text);
            case "code" -> answer instanceof String text && field.options().contains(text);
            default -> answer instanceof String text && text.length() <= 1000;
        };
        return fits
                ? Optional.empty()
                : Optional.of(field.type().equals("code") ? "one of " + field.options() : field.type());
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
