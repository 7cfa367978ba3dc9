package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.ows.KvpParameters;
import io.gewu.render.ImageFormats;
import io.gewu.render.MapFrame;
import java.util.List;
import java.util.Locale;
import org.geotools.geometry.jts.ReferencedEnvelope;

/**
 * What GetMap asks for, checked (OGC 06-042 clause 7.3).
 *
 * @param layers names, bottom first
 * @param styles one a layer; empty text for the default
 * @param crs of the picture
 * @param box easting first, in that CRS
 * @param width pixels
 * @param height pixels
 * @param dpi dots per inch that symbols are sized for; 90.7 is OGC's 0.28 mm pixel
 * @param format one of {@link #FORMATS}
 * @param transparent whether the ground is see-through
 * @param background colour of the ground
 * @param time ISO 8601 instant or interval; empty for now
 */
record MapRequest(
        List<String> layers,
        List<String> styles,
        Crs crs,
        ReferencedEnvelope box,
        int width,
        int height,
        double dpi,
        String format,
        boolean transparent,
        int background,
        String time) {
    static final int MAX_SIDE = 8192;
    static final int MAX_LAYERS = 100;
    static final long MAX_PIXELS = 36_000_000;
    static final List<String> FORMATS = ImageFormats.names();

    /** The picture's frame. */
    MapFrame frame() {
        return new MapFrame(box, width, height, dpi, background, transparent);
    }

    static MapRequest parse(WmsVersion version, KvpParameters parameters) {
        if (parameters.has("SLD") || parameters.has("SLD_BODY")) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "SLD",
                    "Styles of the client are not taken: this server draws with the styles its capabilities name");
        }
        List<String> layers = parameters.list("LAYERS");
        if (layers.isEmpty()) {
            parameters.required("LAYERS");
        }
        List<String> styles = parameters.list("STYLES");
        if (layers.size() > MAX_LAYERS) {
            throw KvpParameters.invalid("LAYERS", "At most " + MAX_LAYERS + " layers, found " + layers.size());
        }
        if (!styles.isEmpty() && styles.size() != layers.size()) {
            throw KvpParameters.invalid(
                    "STYLES",
                    layers.size() + " layers and " + styles.size() + " styles; each layer takes one, maybe empty");
        }
        Crs crs = version.crs(parameters.required(version.crsParameter()));
        int width = parameters.integer("WIDTH", 1, MAX_SIDE);
        int height = parameters.integer("HEIGHT", 1, MAX_SIDE);
        if ((long) width * height > MAX_PIXELS) {
            throw KvpParameters.invalid("WIDTH", width + " x " + height + " pixels are more than " + MAX_PIXELS);
        }
        String format = format(parameters.required("FORMAT"));
        return new MapRequest(
                layers,
                styles.isEmpty() ? layers.stream().map(l -> "").toList() : styles,
                crs,
                box(crs, parameters.box("BBOX")),
                width,
                height,
                dpi(parameters),
                format,
                parameters.text("TRANSPARENT").equalsIgnoreCase("TRUE") && !format.equals("image/jpeg"),
                background(parameters.text("BGCOLOR")),
                parameters.text("TIME"));
    }

    /**
     * A BBOX parameter as a box, easting first.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if it is empty or upside down
     */
    private static ReferencedEnvelope box(Crs crs, double[] numbers) {
        if (numbers[0] >= numbers[2] || numbers[1] >= numbers[3]) {
            throw KvpParameters.invalid(
                    "BBOX",
                    "BBOX is empty or upside down: the minima come first, in the axis order of " + crs.spelling()
                            + " that is " + (crs.flipped() ? "south,west,north,east" : "west,south,east,north"));
        }
        return new ReferencedEnvelope(crs.box(numbers[0], numbers[1], numbers[2], numbers[3]), crs.crs());
    }

    private static String format(String asked) {
        String plain = asked.toLowerCase(Locale.ROOT).replace(" ", "");
        return switch (plain) {
            case "image/png", "image/png;mode=24bit", "image/png;mode=32bit" -> "image/png";
            case "image/png;mode=8bit", "image/png8" -> "image/png; mode=8bit";
            case "image/jpeg", "image/jpg" -> "image/jpeg";
            default ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_FORMAT,
                        "FORMAT",
                        "Format \"" + asked + "\" is not offered; expected one of " + String.join(", ", FORMATS));
        };
    }

    /** QGIS sends all three spellings at once; any of them counts, once. */
    static double dpi(KvpParameters parameters) {
        String options = parameters.text("FORMAT_OPTIONS").toLowerCase(Locale.ROOT);
        for (String option : options.split(";", -1)) {
            if (option.startsWith("dpi:")) {
                return dpi("FORMAT_OPTIONS", option.substring(4));
            }
        }
        for (String name : List.of("DPI", "MAP_RESOLUTION")) {
            if (!parameters.text(name).isEmpty()) {
                return dpi(name, parameters.text(name));
            }
        }
        return MapFrame.STANDARD_DPI;
    }

    private static double dpi(String name, String text) {
        return KvpParameters.number(text)
                .filter(dpi -> dpi >= 10 && dpi <= 1200)
                .orElseThrow(
                        () -> KvpParameters.invalid(name, "Resolution is 10 to 1200 dots per inch, found " + text));
    }

    static int background(String text) {
        if (text.isEmpty()) {
            return 0xffffff;
        }
        if (!text.matches("(0[xX]|#)[0-9a-fA-F]{6}")) {
            throw KvpParameters.invalid("BGCOLOR", "A colour is 0xRRGGBB, found " + text);
        }
        return Integer.parseInt(text.substring(text.length() - 6), 16);
    }
}
