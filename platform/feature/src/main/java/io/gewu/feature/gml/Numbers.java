package io.gewu.feature.gml;

import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;

/** Writes coordinates fast: a fixed number of decimals, no exponent, no trailing zeros. */
public final class Numbers {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final double LARGEST = 1e10;

    private Numbers() {}

    /** Eight decimals of a degree (a millimetre) or four of a metre. */
    public static int decimals(CoordinateReferenceSystem crs) {
        return crs instanceof GeographicCRS ? 8 : 4;
    }

    /** Appends a number. */
    public static void append(StringBuilder out, double value, int decimals) {
        if (!(Math.abs(value) < LARGEST)) {
            out.append(java.math.BigDecimal.valueOf(value).toPlainString());
            return;
        }
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        if (value < 0 && scaled > 0) {
            out.append('-');
        }
        long whole = scaled / POWERS[decimals];
        long rest = scaled % POWERS[decimals];
        out.append(whole);
        if (rest != 0) {
            out.append('.');
            for (int place = decimals - 1; place >= 0 && rest != 0; place--) {
                out.append((char) ('0' + rest / POWERS[place]));
                rest %= POWERS[place];
            }
        }
    }
}
