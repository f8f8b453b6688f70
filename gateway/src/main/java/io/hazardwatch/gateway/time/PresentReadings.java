package io.hazardwatch.gateway.time;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells readings of the present from a backlog that is sent late: what a device kept while it was cut off arrives within seconds, and taken as
 * present it would show half an hour of filling as one jump. A reading belongs to the present if it took a minute at most to arrive, or if the
 * clock of its device is wrong, which shows in a difference that stays the same while a minute passes. One thread.
 */
public final class PresentReadings {
    private static final long LATE_MILLIS = 60_000;
    private static final int LATE_PERIODS = 3;
    /** A backlog catches up, so its difference shrinks; a wrong clock goes as fast as ours. */
    private static final long STEADY_MILLIS = 10_000;

    /**
     * @param present    the newest reading of the present; null if there was none yet
     * @param apart      difference of both clocks that may be constant, ms
     * @param sinceMillis arrival of the first reading with it
     */
    private record Known(Reading present, long apart, long sinceMillis) {}

    private final Map<PointId, Known> points = new HashMap<>();

    /**
     * The newest reading of the present; null if there is none. Its age is judged by whoever asks.
     *
     * @param newest       the newest reading of the point, or null
     * @param periodMillis how often the point reports
     */
    public Reading of(Reading newest, long periodMillis) {
        return newest == null ? null : points.compute(newest.point(), (point, known) -> next(known, newest, periodMillis)).present();
    }

    private static Known next(Known known, Reading newest, long periodMillis) {
        if (known != null && newest.equals(known.present())) {
            return known;
        }
        long apart = newest.arrivalMillis() - newest.eventMillis();
        boolean isSteady = known != null && Math.abs(apart - known.apart()) <= STEADY_MILLIS && newest.arrivalMillis() >= known.sinceMillis();
        long since = isSteady ? known.sinceMillis() : newest.arrivalMillis();
        boolean isTimely = Math.abs(apart) <= Math.max(LATE_MILLIS, LATE_PERIODS * periodMillis);
        boolean isClockWrong = isSteady && newest.arrivalMillis() - since >= LATE_MILLIS;
        return new Known(isTimely || isClockWrong ? newest : known == null ? null : known.present(), isSteady ? known.apart() : apart, since);
    }
}
