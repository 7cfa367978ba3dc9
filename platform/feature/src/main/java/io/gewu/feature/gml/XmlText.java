package io.gewu.feature.gml;

/** Escapes text for XML 1.0 and leaves out what XML cannot hold. */
public final class XmlText {
    private XmlText() {}

    /** Appends text for content or an attribute in double quotes. */
    public static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append((int) c).append(';');
                default -> {
                    if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) {
                        out.append(c);
                    }
                }
            }
        }
    }

    /** The escaped text. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        append(out, text);
        return out.toString();
    }
}
