package io.gewu.render.label;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines: at spaces, and anywhere between Chinese characters. */
final class TextWrap {
    private TextWrap() {}

    /** @param width in pixels; 0 or less breaks at line ends only */
    static List<String> lines(String text, TextStyle style, double width) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            if (width > 0 && style.width(line) > width) {
                wrap(line.trim(), style, width, lines);
            } else if (!line.isBlank()) {
                lines.add(line.trim());
            }
        }
        return lines;
    }

    private static void wrap(String line, TextStyle style, double width, List<String> into) {
        int start = 0;
        int lastBreak = 0;
        double used = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            if (i > start && mayBreakBefore(line, i)) {
                lastBreak = i;
            }
            used += style.advance(c);
            if (used > width && lastBreak > start) {
                into.add(line.substring(start, lastBreak).trim());
                start = lastBreak;
                used = style.width(line.substring(start, i + Character.charCount(c)));
            }
            i += Character.charCount(c);
        }
        if (start < line.length() && !line.substring(start).isBlank()) {
            into.add(line.substring(start).trim());
        }
    }

    private static boolean mayBreakBefore(String line, int index) {
        int before = line.codePointBefore(index);
        int after = line.codePointAt(index);
        if (Character.isWhitespace(before)) {
            return true;
        }
        boolean closing = "，。、；：！？）》」』”’,.;:!?)".indexOf(after) >= 0;
        boolean opening = "（《「『“‘(".indexOf(before) >= 0;
        return !closing && !opening && (Character.isIdeographic(before) || Character.isIdeographic(after));
    }
}
