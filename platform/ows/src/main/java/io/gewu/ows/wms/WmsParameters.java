package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request's parameters: names in any case, values as sent (OGC 06-042 clause 6.8). */
final class WmsParameters {
    private static final int MAX_PARAMETERS = 200;

    private final Map<String, String> values;

    private WmsParameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a query string; the first of several values of one name counts.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if it is not percent-encoded UTF-8
     */
    static WmsParameters parse(String query) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : (query == null ? "" : query).split("&", MAX_PARAMETERS)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            try {
                values.putIfAbsent(
                        URLDecoder.decode(name, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT),
                        equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException broken) {
                throw invalid(name, "Not percent-encoded: " + broken.getMessage());
            }
        }
        return new WmsParameters(values);
    }

    /** A value, or empty text when it is absent. */
    String text(String name) {
        return values.getOrDefault(name, "").trim();
    }

    /** The same parameters with a value for one that is absent. */
    WmsParameters orElse(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.putIfAbsent(name, value);
        return new WmsParameters(more);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A value that must be there. */
    String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new GewuException(ErrorCode.MISSING_PARAMETER, name, "Parameter " + name + " is missing");
        }
        return value;
    }

    /** A comma-separated list; empty items stay, as in {@code STYLES=,}. */
    List<String> list(String name) {
        String value = text(name);
        return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
    }

    int integer(String name, int least, int most) {
        String value = required(name);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw invalid(name, name + " takes a whole number from " + least + " to " + most + ", found " + value);
        }
        throw invalid(name, name + " takes a whole number from " + least + " to " + most + ", found " + value);
    }

    int integer(String name, int least, int most, int otherwise) {
        return text(name).isEmpty() ? otherwise : integer(name, least, most);
    }

    /** Four finite numbers. */
    double[] box(String name) {
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

    static Optional<Double> number(String text) {
        try {
            double number = Double.parseDouble(text.trim());
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static GewuException invalid(String name, String message) {
        return new GewuException(ErrorCode.INVALID_PARAMETER, name, message);
    }
}
