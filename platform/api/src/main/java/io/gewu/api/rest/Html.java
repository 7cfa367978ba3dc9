package io.gewu.api.rest;

/**
 * Text in HTML pages. Whatever did not come from the page's own source is escaped, in content as in attributes.
 *
 * @since 2.0
 */
public final class Html {
    private Html() {}

    /** Text for content or for an attribute in quotes; control characters that HTML forbids become spaces. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < 0x20 && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return out.toString();
    }
}
