package io.gewu.feature.fes;

import java.util.List;

/**
 * A function that filters and styles may call.
 *
 * @param name as in {@code fes:Function}
 * @param arguments in order; the last one may be repeated if {@code anyCount}
 * @param anyCount whether it takes any number of arguments
 * @param gives class of the answer
 * @param where which documents may call it
 */
public record FilterFunction(String name, List<Argument> arguments, boolean anyCount, Class<?> gives, Where where) {
    /** Which documents may call a function. */
    public enum Where {
        /** Filters of requests, and styles. */
        EVERYWHERE,
        /** Styles only: it makes a colour, or names an attribute by a text. */
        STYLES
    }

    /**
     * An argument.
     *
     * @param name for people
     * @param takes class of the values
     */
    public record Argument(String name, Class<?> takes) {}

    public FilterFunction {
        arguments = List.copyOf(arguments);
    }
}
