package io.gewu.api.layer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A pattern with one placeholder, for example {@code grid/{code}}, that makes an IRI from a value and finds the value
 * in an IRI again.
 *
 * @param prefix the text before the placeholder
 * @param suffix the text after it
 */
public record IriTemplate(String prefix, String suffix) {
    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if there is not exactly one {@code {placeholder}}
     */
    public static IriTemplate parse(String template) {
        int open = template.indexOf('{');
        int close = template.indexOf('}');
        if (open < 0 || close < open || template.indexOf('{', open + 1) >= 0) {
            throw new IllegalArgumentException(
                    "An IRI template needs exactly one {placeholder}, found \"" + template + "\"");
        }
        return new IriTemplate(template.substring(0, open), template.substring(close + 1));
    }

    /** Whether expanded values are whole IRIs; otherwise they are relative to the site's {@code …/id/}. */
    public boolean isAbsolute() {
        return prefix.contains("://") || prefix.startsWith("urn:");
    }

    /**
     * The IRI of a value.
     *
     * @param identifiers the site's {@code {base}id/}, put before a relative template
     * @param value the value; characters that an IRI segment may not hold are percent-encoded
     */
    public String expand(String identifiers, String value) {
        return (isAbsolute() ? "" : identifiers) + prefix + encode(value) + suffix;
    }

    /** The value from which {@link #expand} made this IRI; empty if it cannot have. */
    public Optional<String> match(String identifiers, String iri) {
        String head = (isAbsolute() ? "" : identifiers) + prefix;
        if (!iri.startsWith(head) || !iri.endsWith(suffix) || iri.length() < head.length() + suffix.length()) {
            return Optional.empty();
        }
        String value = iri.substring(head.length(), iri.length() - suffix.length());
        if (value.isEmpty() || value.indexOf('/') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(java.net.URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncodedByUs) {
            return Optional.empty();
        }
    }

    private static String encode(String value) {
        boolean plain =
                value.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0));
        return plain ? value : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
