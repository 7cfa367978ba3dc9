package io.gewu.api;

import java.util.Locale;

/**
 * A text in Chinese and in English. Either may be empty, never both.
 *
 * @param zh simplified Chinese
 * @param en English
 * @since 2.0
 */
public record LocalizedText(String zh, String en) {
    /** The same word in both languages, as for codes and names without a translation. */
    public static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }

    /** The text in a language, or the other one where this language has none. */
    public String in(Locale language) {
        boolean english = language.getLanguage().equals("en");
        String wanted = english ? en : zh;
        String other = english ? zh : en;
        return wanted.isEmpty() ? other : wanted;
    }

    /**
     * Both languages for documents that have room for one string only, as a map's capabilities: {@code 生态网格 / Grid
     * cell}.
     */
    public String both() {
        if (zh.isEmpty() || en.isEmpty() || zh.equals(en)) {
            return zh.isEmpty() ? en : zh;
        }
        return zh + " / " + en;
    }
}
