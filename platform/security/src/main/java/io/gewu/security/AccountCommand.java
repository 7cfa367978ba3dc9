package io.gewu.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code gewu account FILE NAME [--roles a,b] [--areas x,y] [--key | --remove]}: writes one line of the accounts file.
 * The password is read from the standard input, never from the command line.
 */
public final class AccountCommand {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,100}");

    private AccountCommand() {}

    /** Ends with 0, or with 2 after a line that says what is wrong. */
    public static void main(String[] arguments) throws IOException {
        try {
            run(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println("gewu: " + wrong.getMessage());
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) throws IOException {
        if (arguments.size() < 2 || !NAME.matcher(arguments.get(1)).matches()) {
            throw new IllegalArgumentException("account takes a name of letters, digits and . _ @ -");
        }
        Path file = Path.of(arguments.get(0));
        String name = arguments.get(1);
        boolean remove = arguments.contains("--remove");
        String line = remove
                ? ""
                : name + ":" + secret(arguments.contains("--key")) + ":" + option(arguments, "--roles") + ":"
                        + option(arguments, "--areas");
        if (!remove) {
            Account.of(line);
        }
        replace(file, name, line);
        System.out.println(remove ? name + " is removed" : name + " is written to " + file);
    }

    private static String option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? "" : arguments.get(at + 1);
    }

    private static String secret(boolean wantsKey) throws IOException {
        if (wantsKey) {
            String key = Secret.newKey();
            System.out.println("key (shown once): " + key);
            return Secret.ofKey(key);
        }
        String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("[\\r\\n]+$", "");
        if (password.length() < 8) {
            throw new IllegalArgumentException("a password has at least 8 characters");
        }
        return Secret.ofPassword(password);
    }

    /** Through a second file, so that a running server never reads half of it. */
    private static void replace(Path file, String name, String line) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        lines.removeIf(old -> old.startsWith(name + ":"));
        if (!line.isEmpty()) {
            lines.add(line);
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
