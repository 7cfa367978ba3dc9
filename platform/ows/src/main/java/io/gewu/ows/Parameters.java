package io.gewu.ows;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parameters of a query string or form: names in any case, values as sent, line breaks included. Of several values of
 * one name the first counts, as clients repeat parameters that differ in nothing.
 */
public final class Parameters {
    private static final int MAX_PARAMETERS = 200;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a query string, {@code application/x-www-form-urlencoded} in UTF-8.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if it is not percent-encoded
     */
    public static Parameters parse(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&", MAX_PARAMETERS)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), pair);
            if (!name.isBlank()) {
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), name);
                values.putIfAbsent(name.trim().toUpperCase(Locale.ROOT), value);
            }
        }
        return new Parameters(values);
    }

    private static String decode(String text, String name) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name.length() > 50 ? "" : name,
                    "Not percent-encoded UTF-8: " + broken.getMessage(),
                    broken);
        }
    }

    /** A value without the spaces around it; empty text when it is absent. */
    public String text(String name) {
        return values.getOrDefault(name, "").trim();
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
        return values.containsKey(name);
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

    /** The query string again with some parameters changed; a parameter changed to empty text is left out. */
    public String with(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(changes);
        List<String> pairs = new ArrayList<>();
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return String.join("&", pairs);
    }
}
