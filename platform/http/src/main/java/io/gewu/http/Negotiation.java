package io.gewu.http;

import io.gewu.api.GewuException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proactive content negotiation, RFC 9110 section 12. */
public final class Negotiation {
    private record Range(String type, double quality) {
        boolean covers(String mediaType) {
            String plain = withoutParameters(mediaType);
            return type.equals("*/*")
                    || type.equals(plain)
                    || (type.endsWith("/*") && plain.startsWith(type.substring(0, type.length() - 1)));
        }

        int precision() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);
    private static final List<String> LANGUAGE_PARAMETERS = List.of("LANGUAGE", "LANG", "ACCEPTLANGUAGES");

    private Negotiation() {}

    /**
     * The offered media type a client likes best.
     *
     * @param accept value of the Accept header; null or blank means anything
     * @param offered what can be produced, most preferred first
     * @return empty if nothing offered is acceptable
     */
    public static Optional<String> best(String accept, List<String> offered) {
        if (accept == null || accept.isBlank()) {
            return offered.stream().findFirst();
        }
        List<Range> ranges = ranges(accept);
        String best = "";
        double bestQuality = 0;
        for (String candidate : offered) {
            double quality = quality(ranges, candidate);
            if (quality > bestQuality) {
                best = candidate;
                bestQuality = quality;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /**
     * The language to answer in: parameter {@code language}, {@code lang} or {@code acceptLanguages} in any case, else
     * the header {@code Accept-Language} (RFC 9110, 12.5.4; RFC 4647, lookup), else Chinese.
     */
    public static Locale language(HttpServletRequest request) {
        return stated(request)
                .or(() -> Optional.ofNullable(request.getHeader("Accept-Language")))
                .flatMap(Negotiation::lookup)
                .orElse(Locale.CHINESE);
    }

    /** Whether the client said which language it wants. */
    public static boolean statesLanguage(HttpServletRequest request) {
        return request.getHeader("Accept-Language") != null || stated(request).isPresent();
    }

    private static Optional<String> stated(HttpServletRequest request) {
        QueryString query;
        try {
            query = QueryString.parse(request.getQueryString(), QueryString.Names.ANY_CASE);
        } catch (GewuException malformed) {
            // whoever reads the parameters refuses them; that answer, too, is in some language
            return Optional.empty();
        }
        return LANGUAGE_PARAMETERS.stream()
                .flatMap(name -> query.first(name).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static Optional<Locale> lookup(String ranges) {
        try {
            List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(ranges.strip());
            // a range of weight 0 is refused by the client; lookup would take it for the least preferred
            List<Locale.LanguageRange> welcome =
                    wanted.stream().filter(range -> range.getWeight() > 0).toList();
            return Optional.ofNullable(Locale.lookup(welcome, LANGUAGES));
        } catch (IllegalArgumentException malformed) {
            // RFC 9110 lets a server ignore the field
            return Optional.empty();
        }
    }

    private static double quality(List<Range> ranges, String candidate) {
        int precision = -1;
        double quality = 0;
        for (Range range : ranges) {
            if (range.covers(candidate) && range.precision() > precision) {
                precision = range.precision();
                quality = range.quality();
            }
        }
        return quality;
    }

    private static List<Range> ranges(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String part : accept.split(",", 50)) {
            double quality = 1;
            String[] pieces = part.split(";", -1);
            for (int i = 1; i < pieces.length; i++) {
                String parameter = pieces[i].trim();
                if (parameter.startsWith("q=")) {
                    quality = number(parameter.substring(2));
                }
            }
            ranges.add(new Range(pieces[0].trim().toLowerCase(Locale.ROOT), quality));
        }
        return ranges;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException ignoredByRfc9110) {
            return 1;
        }
    }

    private static String withoutParameters(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).trim();
    }
}
