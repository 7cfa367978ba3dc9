package io.gewu.ows;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.http.QueryString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Key-value pairs of OGC services (OGC 06-121r9 clause 11.5.2): names in any case, values without the spaces around
 * them. Of several values of one name the first counts, as clients repeat parameters that differ in nothing.
 */
public final class KvpParameters {
    private final QueryString query;

    private KvpParameters(QueryString query) {
        this.query = query;
    }

    /**
     * Reads a query string or form; null means empty, as servlets give it.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if it is not percent-encoded
     */
    public static KvpParameters parse(String query) {
        return new KvpParameters(QueryString.parse(query, QueryString.Names.ANY_CASE));
    }

    /** A value; empty text when it is absent. */
    public String text(String name) {
        return query.first(name).orElse("").trim();
    }

    /** The first of these parameters that has a value; empty text when none has. */
    public String first(String... names) {
        for (String name : names) {
            if (!text(name).isEmpty()) {
                return text(name);
            }
        }
        return "";
    }

    public boolean has(String name) {
        return query.has(name);
    }

    /**
     * A value that must be there.
     *
     * @throws GewuException {@code MISSING_PARAMETER}
     */
    public String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new GewuException(ErrorCode.MISSING_PARAMETER, name, "Parameter " + name + " is missing");
        }
        return value;
    }

    /** The same parameters with a value for one that is absent. */
    public KvpParameters orElse(String name, String value) {
        return has(name) ? this : new KvpParameters(query.with(name, value));
    }

    /** A list with commas between its items; empty items stay, as in {@code STYLES=,}. */
    public List<String> list(String name) {
        String value = text(name);
        return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
    }

    /**
     * Values for several queries: {@code (a)(b)} are two, anything else is one, nothing is none.
     *
     * @param name the parameter
     */
    public List<String> groups(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return List.of(text);
        }
        List<String> groups = new ArrayList<>();
        for (String group : text.substring(1, text.length() - 1).split("\\)\\s*\\(", -1)) {
            groups.add(group.trim());
        }
        return groups;
    }

    /** A whole number that must be there. */
    public int integer(String name, int least, int most) {
        String value = required(name);
        return Optional.of(value)
                .filter(text -> text.matches("[+-]?\\d+"))
                .flatMap(KvpParameters::number)
                .filter(number -> number >= least && number <= most)
                .map(Double::intValue)
                .orElseThrow(() -> invalid(
                        name, name + " takes a whole number from " + least + " to " + most + ", found " + value));
    }

    /** A whole number, or another where there is none. */
    public int integer(String name, int least, int most, int otherwise) {
        return text(name).isEmpty() ? otherwise : integer(name, least, most);
    }

    /** Four finite numbers. */
    public double[] box(String name) {
        List<String> parts = List.of(required(name).split(",", -1));
        List<Double> numbers = new ArrayList<>();
        for (String part : parts) {
            number(part).ifPresent(numbers::add);
        }
        if (parts.size() != 4 || numbers.size() != 4) {
            throw invalid(name, name + " takes four numbers with commas between them, found " + text(name));
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A finite number. */
    public static Optional<Double> number(String text) {
        try {
            double number = Double.parseDouble(text.trim());
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** A failure about a parameter. */
    public static GewuException invalid(String name, String message) {
        return new GewuException(ErrorCode.INVALID_PARAMETER, name, message);
    }

    /** The query string again with some parameters changed; a parameter changed to empty text is left out. */
    public String with(Map<String, String> changes) {
        QueryString changed = query;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            changed = change.getValue().isEmpty()
                    ? changed.without(change.getKey())
                    : changed.with(change.getKey(), change.getValue());
        }
        return changed.toString();
    }
}
