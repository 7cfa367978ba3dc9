package io.gewu.api.crs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of CRS names that clients use (OGC 07-092r1, 09-048r5, 06-042 annex B). */
final class CrsNames {
    /**
     * What a name says.
     *
     * @param epsg the code; 4326 for CRS84
     * @param authorityOrder whether coordinates follow the authority's axis order, else easting comes first
     * @param whole what is written back, with {@code %d} for the code; the name itself where it needs no change
     */
    record Parsed(int epsg, boolean authorityOrder, String whole) {}

    private record Spelling(Pattern pattern, boolean authorityOrder, String template) {}

    private static final String CODE = "(\\d{4,6})";
    private static final Pattern CRS84 =
            Pattern.compile("(?i)\\[?(?:CRS:84|OGC:CRS84)]?|urn:(?:x-)?ogc:def:crs:OGC:[0-9.]*:CRS84"
                    + "|https?://www\\.opengis\\.net/def/crs/OGC/[0-9.]+/CRS84h?");

    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling(Pattern.compile("(?i)\\[?EPSG:" + CODE + "]?"), false, "EPSG:%d"),
            new Spelling(
                    Pattern.compile("(?i)https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#" + CODE),
                    false,
                    "http://www.opengis.net/gml/srs/epsg.xml#%d"),
            new Spelling(
                    Pattern.compile("(?i)urn:(?:x-)?ogc:def:crs:EPSG:[0-9.]*:" + CODE),
                    true,
                    "urn:ogc:def:crs:EPSG::%d"),
            // a compound one: the first part is the horizontal one
            new Spelling(
                    Pattern.compile(
                            "(?i)urn:(?:x-)?ogc:def:crs,crs:EPSG:[0-9.]*:" + CODE + ",crs:EPSG:[0-9.]*:\\d{4,6}"),
                    true,
                    "urn:ogc:def:crs:EPSG::%d"),
            new Spelling(
                    Pattern.compile("(?i)https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/" + CODE),
                    true,
                    "http://www.opengis.net/def/crs/EPSG/0/%d"),
            new Spelling(
                    Pattern.compile(
                            "(?i)https?://www\\.opengis\\.net/def/crs-compound\\?1=https?://www\\.opengis\\.net/def/crs/EPSG/"
                                    + "[0-9.]+/" + CODE
                                    + "&2=https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/\\d{4,6}"),
                    true,
                    "http://www.opengis.net/def/crs/EPSG/0/%d"));

    /** Codes that are EPSG's only by custom (OpenLayers 2, ArcGIS). */
    private static final Map<Integer, Integer> ALIASES = Map.of(900913, 3857, 102100, 3857, 102113, 3857, 3785, 3857);

    private CrsNames() {}

    /** Reads a name; empty if it is none. */
    static Optional<Parsed> parse(String name) {
        if (isCrs84(name)) {
            return Optional.of(new Parsed(4326, false, name));
        }
        for (Spelling spelling : SPELLINGS) {
            Matcher matcher = spelling.pattern().matcher(name);
            if (matcher.matches()) {
                int code = Integer.parseInt(matcher.group(1));
                return Optional.of(
                        new Parsed(ALIASES.getOrDefault(code, code), spelling.authorityOrder(), spelling.template()));
            }
        }
        return Optional.empty();
    }

    static boolean isCrs84(String name) {
        return CRS84.matcher(name).matches();
    }

    /** Whether a name has a third axis that its horizontal code does not show. */
    static boolean isCompound(String name) {
        return name.contains(",crs:") || name.contains("crs-compound");
    }
}
