package io.gewu.feature.gml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Feature ids as {@code gml:id}, which must be XML names without a colon: what such a name cannot hold is written
 * {@code _xHHHH_}. Codes of letters and digits stay as they are.
 */
public final class GmlId {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-F]{4})_");

    private GmlId() {}

    /** The id as an XML name. */
    public static String encode(String featureId) {
        for (int i = 0; i < featureId.length(); i++) {
            if (!isNameCharacter(featureId, i)) {
                return escaped(featureId);
            }
        }
        return featureId;
    }

    /** The feature id of an XML name made by {@link #encode}, or any other text as it is. */
    public static String decode(String gmlId) {
        Matcher matcher = ESCAPED.matcher(gmlId);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static String escaped(String featureId) {
        StringBuilder name = new StringBuilder(featureId.length() + 16);
        for (int i = 0; i < featureId.length(); i++) {
            if (isNameCharacter(featureId, i)) {
                name.append(featureId.charAt(i));
            } else {
                name.append("_x%04X_".formatted((int) featureId.charAt(i)));
            }
        }
        return name.toString();
    }

    private static boolean isNameCharacter(String text, int i) {
        char c = text.charAt(i);
        if (c == '_') {
            return !ESCAPED.matcher(text).region(i, text.length()).lookingAt();
        }
        if (c < 0x80) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            return letter || (i > 0 && ((c >= '0' && c <= '9') || c == '-' || c == '.'));
        }
        return c >= 0x3001 && c <= 0xD7FF && c != 0x3000;
    }
}
