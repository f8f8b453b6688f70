package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import java.util.regex.Pattern;

/**
 * A place prepared for the device of a serial number.
 *
 * @param serial      as printed on the device; unique within the enterprise, not beyond it
 * @param device      whose place it is
 * @param preparedBy  account
 * @param preparedAt  ms since the epoch
 * @param expiresAt   ms since the epoch
 * @param endedAt     when it was claimed or withdrawn, ms since the epoch; null while it is open
 * @param claimedAs   the credential that the device got, in the form that lists show; null if it was not claimed
 * @param wrongCodes  since it was last locked or claimed
 * @param lockedUntil ms since the epoch; 0 if it never was
 */
public record DeviceClaim(String serial, DeviceId device, String preparedBy, long preparedAt, long expiresAt, Long endedAt, String claimedAs,
                          int wrongCodes, long lockedUntil) {
    /** Longest serial number, in characters. */
    public static final int SERIAL_LENGTH_MAX = 48;
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{3," + (SERIAL_LENGTH_MAX - 1) + '}');

    /** Whether {@code text} may be a serial number: 4 to {@value #SERIAL_LENGTH_MAX} letters, digits and {@code . _ : -}. */
    public static boolean isSerial(String text) {
        return text != null && SERIAL.matcher(text).matches();
    }

    /** Whether a device may claim it at that time, if it is not locked. */
    public boolean isOpenAt(long atMillis) {
        return endedAt == null && atMillis < expiresAt;
    }

    /** Whether so many codes were wrong that none counts at that time. */
    public boolean isLockedAt(long atMillis) {
        return atMillis < lockedUntil;
    }
}
