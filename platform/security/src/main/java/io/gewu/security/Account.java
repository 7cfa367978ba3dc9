package io.gewu.security;

import io.gewu.api.access.Caller;
import io.gewu.api.layer.Access;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One line of the accounts file: {@code name:secret:roles:areas}, lists separated by commas.
 *
 * @param caller who its owner is to the server
 * @param secret a hash of the password or key; empty for an account that nobody can sign in to
 */
record Account(Caller caller, Secret secret) {
    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException saying what is wrong; the secret is not part of the message
     */
    static Account of(String line) {
        String[] parts = line.split(":", -1);
        if (parts.length < 2 || parts.length > 4 || parts[0].isBlank()) {
            throw new IllegalArgumentException("expected name:secret:roles:areas, found " + parts.length + " parts");
        }
        Set<String> roles = words(parts.length > 2 ? parts[2] : "");
        roles.add(Access.PUBLIC);
        Set<String> areas = words(parts.length > 3 ? parts[3] : "");
        for (String area : areas) {
            if (!area.matches("\\d{2,20}")) {
                throw new IllegalArgumentException("\"" + area + "\" is no code of an area; expected digits");
            }
        }
        return new Account(
                new Caller(parts[0].trim(), Set.copyOf(roles), Set.copyOf(areas)), Secret.of(parts[1].trim()));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
