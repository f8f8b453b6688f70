package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;

/**
 * The wind of a site over the last twenty minutes. A direction that never changes comes from a stuck vane, so nothing is known then, also of
 * the time before. One thread.
 */
final class WindTrace {
    static final long AGE_MILLIS_MAX = 600_000;
    static final double CALM_SPEED = 0.5;
    /** Time without the smallest change of direction after which the vane counts as stuck. */
    static final long STUCK_MILLIS = 1_800_000;
    private static final long MEAN_MILLIS = 60_000;

    private final ValueTrace east = new ValueTrace();
    private final ValueTrace north = new ValueTrace();
    private final ValueTrace speeds = new ValueTrace();
    private final boolean isMeasured;
    private double direction = Double.NaN;
    private long changedMillis;
    private long arrivalMillis;
    private boolean isStuck;

    WindTrace(boolean isMeasured) {
        this.isMeasured = isMeasured;
    }

    /** Takes the newest readings of speed and direction, either may be null. */
    void look(Reading speed, Reading from, long nowMillis) {
        if (!isUsable(speed, nowMillis) || !isUsable(from, nowMillis)) {
            return;
        }
        arrivalMillis = Math.min(speed.arrivalMillis(), from.arrivalMillis());
        if (from.value() != direction) {
            direction = from.value();
            changedMillis = nowMillis;
            isStuck = false;
        } else if (!isStuck && nowMillis - changedMillis >= STUCK_MILLIS) {
            isStuck = true;
            east.clear();
            north.clear();
            speeds.clear();
        }
        if (!isStuck) {
            double towards = Math.toRadians(direction + 180);
            east.add(nowMillis, speed.value() * Math.sin(towards));
            north.add(nowMillis, speed.value() * Math.cos(towards));
            speeds.add(nowMillis, speed.value());
        }
    }

    private static boolean isUsable(Reading reading, long nowMillis) {
        return reading != null && reading.quality() == Quality.GOOD && nowMillis - reading.arrivalMillis() <= AGE_MILLIS_MAX
                && reading.value() >= 0 && reading.value() <= 360;
    }

    WindObservation observed(long nowMillis) {
        if (!isMeasured) {
            return WindObservation.unknown(WindUnknown.NOT_MEASURED, 0);
        }
        if (isStuck) {
            return WindObservation.unknown(WindUnknown.NEVER_CHANGES, arrivalMillis);
        }
        double speed = speeds.mean(nowMillis - MEAN_MILLIS, nowMillis + 1);
        if (arrivalMillis == 0 || nowMillis - arrivalMillis > AGE_MILLIS_MAX || Double.isNaN(speed)) {
            return WindObservation.unknown(WindUnknown.TOO_OLD, arrivalMillis);
        }
        if (speed < CALM_SPEED) {
            return WindObservation.unknown(WindUnknown.CALM, arrivalMillis);
        }
        double e = east.mean(nowMillis - MEAN_MILLIS, nowMillis + 1);
        double n = north.mean(nowMillis - MEAN_MILLIS, nowMillis + 1);
        double from = (Math.toDegrees(Math.atan2(e, n)) + 540) % 360;
        return new WindObservation(from, speed, arrivalMillis, null);
    }

    /** Whether the direction is known in that slot of {@link ValueTrace}. */
    boolean isKnown(long slot) {
        return speeds.slot(slot) >= CALM_SPEED;
    }

    /** East and north components of where the air moves to in that slot, m/s. */
    double east(long slot) {
        return east.slot(slot);
    }

    double north(long slot) {
        return north.slot(slot);
    }
}
