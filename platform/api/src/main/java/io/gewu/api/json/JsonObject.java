package io.gewu.api.json;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSON object that somebody sent. Every method that finds something else than it is asked for throws
 * {@code INVALID_PARAMETER} with the path of the member, what was found and what was expected.
 *
 * @param path of this object in the document, as {@code /location}; empty for the document itself
 * @param members strings, {@link BigDecimal}, booleans, lists and maps; null values are left out
 */
public record JsonObject(String path, Map<String, Object> members) {
    /** A text that is not blank. */
    public Optional<String> text(String name) {
        return value(name, String.class, "a string").map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A text that must be there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name, "a string"));
    }

    /** One of some words. */
    public Optional<String> word(String name, Set<String> words) {
        Optional<String> word = text(name);
        word.filter(w -> !words.contains(w)).ifPresent(w -> {
            throw wrong(name, "\"" + w + "\"", "one of " + new TreeSet<>(words));
        });
        return word;
    }

    /** A number. */
    public Optional<BigDecimal> number(String name) {
        return value(name, BigDecimal.class, "a number");
    }

    /** A whole number within bounds. */
    public Optional<Integer> integer(String name, int least, int most) {
        Optional<BigDecimal> number = number(name);
        String expected = "a whole number from " + least + " to " + most;
        number.ifPresent(n -> {
            boolean whole = n.stripTrailingZeros().scale() <= 0;
            if (!whole || n.compareTo(BigDecimal.valueOf(least)) < 0 || n.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw wrong(name, n.toPlainString(), expected);
            }
        });
        return number.map(BigDecimal::intValueExact);
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class, "true or false");
    }

    /** An instant with its offset, as {@code 2022-04-12T08:00:00+08:00} (RFC 3339). */
    public Optional<Instant> instant(String name) {
        Optional<String> text = text(name);
        try {
            return text.map(t -> OffsetDateTime.parse(t).toInstant());
        } catch (DateTimeException notATime) {
            throw wrong(name, "\"" + text.orElse("") + "\"", "a time as 2022-04-12T08:00:00+08:00");
        }
    }

    /** A day, as {@code 2022-04-12}. */
    public Optional<LocalDate> day(String name) {
        Optional<String> text = text(name);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            throw wrong(name, "\"" + text.orElse("") + "\"", "a day as 2022-04-12");
        }
    }

    /** An object. */
    public Optional<JsonObject> object(String name) {
        return value(name, Map.class, "an object").map(found -> of(path + "/" + name, found));
    }

    /** The objects of an array; none if it is missing. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> all = new ArrayList<>();
        for (Object found : array(name)) {
            if (!(found instanceof Map<?, ?> members)) {
                throw wrong(name, String.valueOf(found), "an array of objects");
            }
            all.add(of(path + "/" + name + "/" + all.size(), members));
        }
        return all;
    }

    /** The texts of an array; none if it is missing. */
    public List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (Object found : array(name)) {
            if (!(found instanceof String text)) {
                throw wrong(name, String.valueOf(found), "an array of strings");
            }
            all.add(text);
        }
        return all;
    }

    /** Says that a member is missing. */
    public GewuException missing(String name, String expected) {
        return new GewuException(
                ErrorCode.MISSING_PARAMETER,
                path + "/" + name,
                path + "/" + name + " is missing: expected " + expected);
    }

    /** Says that a member is not what was expected. */
    public GewuException wrong(String name, String found, String expected) {
        return new GewuException(
                ErrorCode.INVALID_PARAMETER,
                path + "/" + name,
                path + "/" + name + ": found " + found + ", expected " + expected);
    }

    private List<?> array(String name) {
        return value(name, List.class, "an array").map(found -> (List<?>) found).orElse(List.of());
    }

    private static JsonObject of(String path, Map<?, ?> found) {
        Map<String, Object> members = new java.util.LinkedHashMap<>();
        found.forEach((name, value) -> members.put((String) name, value));
        return new JsonObject(path, members);
    }

    private <T> Optional<T> value(String name, Class<T> type, String expected) {
        Object found = members.get(name);
        if (found != null && !type.isInstance(found)) {
            throw wrong(name, found instanceof String text ? "\"" + text + "\"" : found.toString(), expected);
        }
        return Optional.ofNullable(type.cast(found));
    }
}
