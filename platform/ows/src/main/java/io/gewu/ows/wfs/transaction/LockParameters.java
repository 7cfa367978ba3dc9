package io.gewu.ows.wfs.transaction;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.feature.xml.XmlInput;
import io.gewu.ows.KvpParameters;
import io.gewu.ows.wfs.WfsVersion;
import java.time.Duration;
import java.util.Locale;

/**
 * What a request for locks says about them (OGC 09-025r2 clause 12.2.4).
 *
 * @param lockId of a lock to be renewed; empty for a new one
 * @param time how long the lock holds without being renewed
 * @param all whether to lock all features or none; else those that are free
 */
public record LockParameters(String lockId, Duration time, boolean all) {
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Reads the attributes of the root element, where the input stands. */
    public static LockParameters of(XmlInput xml, WfsVersion version) {
        return of(xml.attribute("lockId"), xml.attribute("expiry"), xml.attribute("lockAction"), version);
    }

    public static LockParameters of(KvpParameters parameters, WfsVersion version) {
        return of(parameters.text("LOCKID"), parameters.text("EXPIRY"), parameters.text("LOCKACTION"), version);
    }

    /** Expiry is in seconds since 2.0 and was in minutes before. */
    private static LockParameters of(String lockId, String expiry, String action, WfsVersion version) {
        Duration time = USUAL;
        if (!expiry.isEmpty()) {
            if (!expiry.matches("[1-9]\\d{0,8}")) {
                throw new GewuException(
                        ErrorCode.INVALID_PARAMETER,
                        "expiry",
                        "Expected a positive whole number, found \"" + expiry + "\"");
            }
            long number = Long.parseLong(expiry);
            time = version == WfsVersion.V2_0 ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
        }
        boolean all = switch (action.toUpperCase(Locale.ROOT)) {
            case "", "ALL" -> true;
            case "SOME" -> false;
            default ->
                throw new GewuException(
                        ErrorCode.INVALID_PARAMETER, "lockAction", "Expected ALL or SOME, found \"" + action + "\"");
        };
        return new LockParameters(lockId, time.compareTo(LONGEST) > 0 ? LONGEST : time, all);
    }
}
