package io.gewu.http;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a query string or of a body of type {@code application/x-www-form-urlencoded}, decoded as UTF-8, in
 * the order in which they were sent, repeated names included. Values are kept as sent: neither trimmed nor split.
 * Immutable.
 *
 * @since 2.0
 */
public final class QueryString {
    /** Most parameters that a request may have. */
    public static final int MAX_PARAMETERS = 500;

    /** How names are compared. */
    public enum Names {
        /** As spelled: REST and the SPARQL protocol. */
        EXACT,
        /** In any case: OGC services with key-value pairs. {@link #names} gives upper case. */
        ANY_CASE
    }

    private final Names names;
    private final Map<String, List<String>> values;

    private QueryString(Names names, Map<String, List<String>> values) {
        this.names = names;
        this.values = values;
    }

    /**
     * Reads a query string or the body of a form.
     *
     * @param text without the question mark; null means empty, as a servlet gives it
     * @throws GewuException {@code INVALID_PARAMETER} with the parameter's name if its name or value is not
     *     percent-encoded UTF-8; {@code TOO_LARGE} if there are more than {@link #MAX_PARAMETERS}
     */
    public static QueryString parse(String text, Names names) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String encoded = equals < 0 ? pair : pair.substring(0, equals);
            if (encoded.isBlank()) {
                continue;
            }
            if (++count > MAX_PARAMETERS) {
                throw new GewuException(
                        ErrorCode.TOO_LARGE, "", "The request has more than " + MAX_PARAMETERS + " parameters");
            }
            String name = decode(encoded, encoded);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), name);
            values.computeIfAbsent(folded(name.strip(), names), n -> new ArrayList<>(1))
                    .add(value);
        }
        return new QueryString(names, values);
    }

    /** The parameters of both, those of this one first: a query string and the form that was posted to it. */
    public QueryString and(QueryString other) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, some) -> all.put(name, new ArrayList<>(some)));
        other.values.forEach((name, some) -> all.computeIfAbsent(folded(name, names), n -> new ArrayList<>(1))
                .addAll(some));
        return new QueryString(names, all);
    }

    /** The parameters with one set to a single value. */
    public QueryString with(String name, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.put(folded(name, names), List.of(value));
        return new QueryString(names, all);
    }

    /** The parameters without one. */
    public QueryString without(String name) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.remove(folded(name, names));
        return new QueryString(names, all);
    }

    /** The names in the order in which they first occur. */
    public Set<String> names() {
        return new LinkedHashSet<>(values.keySet());
    }

    /** Whether a parameter was sent, with or without a value. */
    public boolean has(String name) {
        return values.containsKey(folded(name, names));
    }

    /** The first value of a parameter; empty if it was not sent. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a parameter, in order; none if it was not sent. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(folded(name, names), List.of()));
    }

    /** The query string again, percent-encoded, values of one name together. */
    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, some) -> some.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    private static String folded(String name, Names names) {
        return names == Names.ANY_CASE ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text, String name) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    name + " is not percent-encoded: expected two hexadecimal digits after each %",
                    malformed);
        }
    }
}
