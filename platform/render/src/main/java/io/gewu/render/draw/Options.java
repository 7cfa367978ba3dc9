package io.gewu.render.draw;

import org.geotools.api.style.Symbolizer;

/** Vendor options of a symbolizer, as GeoServer names them; the reader has checked their values. */
final class Options {
    private Options() {}

    static double number(Symbolizer symbolizer, String name, double otherwise) {
        String text = symbolizer.getOptions().get(name);
        try {
            return text == null ? otherwise : Double.parseDouble(text.trim());
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    static boolean flag(Symbolizer symbolizer, String name, boolean otherwise) {
        String text = symbolizer.getOptions().get(name);
        return text == null ? otherwise : isYes(text.trim());
    }

    private static boolean isYes(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("1");
    }
}
