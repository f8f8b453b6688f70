package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.DeviceId;

/**
 * A point that a device sends and nobody has configured, with what it probably is. Template, unit and range are guessed from its name, the
 * period from arrivals; a guess that the value contradicts is left out.
 *
 * @param isDeviceKnown whether the device is configured
 * @param value         the newest value that can be read; NaN if none can
 * @param count         rejects of it that are in quarantine
 * @param lastAt        when it came last, ms since the epoch
 * @param likely        what it probably is
 * @param periodMillis  0 if it cannot be seen
 */
public record UnknownPoint(DeviceId device, boolean isDeviceKnown, String point, double value, int count, long lastAt, PointGuess likely,
                           long periodMillis) {
    private static final int PERIODS_MISSED = 3;
    private static final long STALE_MIN_MILLIS = 30_000;

    /** The silence after which it should count as stale: three periods, at least half a minute; 0 if the period is not known. */
    public long staleAfterMillis() {
        return periodMillis == 0 ? 0 : Math.max(STALE_MIN_MILLIS, periodMillis * PERIODS_MISSED);
    }
}
