package io.gewu.grid.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How codes are made up, as layer {@code code_scheme} states it: {@code county:6,town:3,village:3,serial:3}. Immutable.
 *
 * @param parts lengths by name, in order
 */
public record CodeScheme(String name, Map<String, Integer> parts) {
    /** GB/T 30428.1, where the layer names no scheme in use. */
    public static final CodeScheme GRID_15 = parse("grid-15", "county:6,town:3,village:3,serial:3");

    /**
     * Reads a scheme.
     *
     * @throws IllegalArgumentException naming what was found
     */
    public static CodeScheme parse(String name, String text) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split(":", -1);
            if (pair.length != 2 || !pair[1].matches("[1-9]\\d?")) {
                throw new IllegalArgumentException("expected parts as county:6,serial:3, found \"" + part + "\"");
            }
            parts.put(pair[0].strip(), Integer.valueOf(pair[1]));
        }
        return new CodeScheme(name, parts);
    }

    /** Digits of a whole code. */
    public int length() {
        return parts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The part of a code by its name; empty if the code is not of this scheme. */
    public Optional<String> part(String code, String wanted) {
        if (!fits(code)) {
            return Optional.empty();
        }
        int at = 0;
        for (Map.Entry<String, Integer> part : parts.entrySet()) {
            if (part.getKey().equals(wanted)) {
                return Optional.of(code.substring(at, at + part.getValue()));
            }
            at += part.getValue();
        }
        return Optional.empty();
    }

    /** Whether a code has the digits of this scheme. */
    public boolean fits(String code) {
        return code.matches("\\d{" + length() + "}");
    }

    /** A code from the digits before the serial, and the serial. */
    public String code(String before, int serial) {
        List<Integer> lengths = new ArrayList<>(parts.values());
        int digits = lengths.get(lengths.size() - 1);
        String number = String.format("%0" + digits + "d", serial);
        if (before.length() != length() - digits || number.length() > digits) {
            throw new IllegalArgumentException(
                    "No code of scheme " + name + " for \"" + before + "\" and serial " + serial);
        }
        return before + number;
    }
}
