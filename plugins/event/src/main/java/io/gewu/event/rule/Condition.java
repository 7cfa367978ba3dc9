package io.gewu.event.rule;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition of a rule: {@code level=grid}, {@code returns>=3}, {@code owner=false}. A fact that is not known holds
 * for no condition.
 */
public record Condition(String fact, String operator, String value) {
    private static final Pattern FORM = Pattern.compile("\\s*([a-z_]+)\\s*(<=|>=|!=|=|<|>)\\s*([^\\s;<>=!]+)\\s*");

    /**
     * All conditions of a rule, parted by semicolons; all must hold.
     *
     * @throws IllegalArgumentException naming what was found
     */
    public static List<Condition> parse(String text) {
        return Arrays.stream(text.split(";", -1))
                .filter(part -> !part.isBlank())
                .map(Condition::one)
                .toList();
    }

    private static Condition one(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected conditions as level=grid;returns>=3, found \"" + text.strip() + "\"");
        }
        if (!Facts.NAMES.contains(matcher.group(1))) {
            throw new IllegalArgumentException(
                    "found \"" + matcher.group(1) + "\", expected one of " + new TreeSet<>(Facts.NAMES));
        }
        String operator = matcher.group(2);
        boolean orders = operator.startsWith("<") || operator.startsWith(">");
        if (orders && !matcher.group(3).matches("-?\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("expected a number after " + operator + " in \"" + text.strip() + "\"");
        }
        return new Condition(matcher.group(1), operator, matcher.group(3));
    }

    /** Whether it holds. */
    public boolean holds(Facts facts) {
        Object found = facts.values().get(fact);
        if (found == null) {
            return false;
        }
        if (found instanceof Number number && value.matches("-?\\d+(\\.\\d+)?")) {
            return compare(Double.compare(number.doubleValue(), Double.parseDouble(value)));
        }
        boolean same = found.toString().equals(value);
        return operator.equals("=") ? same : operator.equals("!=") && !same;
    }

    private boolean compare(int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
