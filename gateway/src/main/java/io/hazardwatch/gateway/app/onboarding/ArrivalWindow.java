package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import java.util.Arrays;

/**
 * How often a point is heard of late, as looks once a second see it: over five to ten minutes, or its last four intervals if it is slow. What is
 * known stays known while more is seen. Doctor thread.
 */
final class ArrivalWindow {
    private static final long HALF_MILLIS = 300_000;
    /** A pause of more periods, and of more than a half, is a silence and says nothing of the period. */
    private static final int PAUSE_PERIODS = 8;
    private static final int LATEST = 4;
    /** Between looks that are further apart a point may have been heard unseen. */
    private static final long APART_MILLIS = 3_000;
    private static final int INTERVALS_MIN = 3;
    /** Clocks that tell whole seconds give two readings the same time; one that comes again later than that was sent again. */
    private static final long REPEAT_MILLIS = 2_000;

    /** What is counted in two halves of five minutes: the one that goes on, and the one before it. */
    private static final class Halves {
        private long beganAt;
        private long sum;
        private int count;
        private long sumBefore;
        private int countBefore;

        void turn(long nowMillis) {
            long age = nowMillis - beganAt;
            if (age >= 0 && age < HALF_MILLIS) {
                return;
            }
            boolean isNext = age >= 0 && age < 2 * HALF_MILLIS;
            sumBefore = isNext ? sum : 0;
            countBefore = isNext ? count : 0;
            sum = 0;
            count = 0;
            beganAt = nowMillis;
        }

        void add(long value) {
            sum += value;
            count++;
        }

        int all() {
            return count + countBefore;
        }

        double mean() {
            return (sum + sumBefore) / (double) all();
        }
    }

    private final Halves intervals = new Halves();
    private final Halves repeats = new Halves();
    private final long[] latest = new long[LATEST];
    private int seen;
    private long pauseMillis;
    private long lookedAt;
    private long lastMillis;
    private long eventMillis;
    private long eventSinceMillis;

    /** Looks at the newest reading. */
    void see(Point point, Reading last, long nowMillis) {
        boolean isLooking = nowMillis >= lookedAt && nowMillis - lookedAt <= APART_MILLIS;
        lookedAt = nowMillis;
        pauseMillis = Math.max(HALF_MILLIS, PAUSE_PERIODS * point.periodMillis());
        intervals.turn(nowMillis);
        repeats.turn(nowMillis);
        if (last.arrivalMillis() == lastMillis) {
            return;
        }
        long interval = last.arrivalMillis() - lastMillis;
        if (isLooking && interval > 0 && interval <= pauseMillis) {
            intervals.add(interval);
            latest[seen++ % LATEST] = interval;
        }
        if (!isLooking || last.eventMillis() != eventMillis) {
            eventSinceMillis = last.arrivalMillis();
        } else if (last.arrivalMillis() - eventSinceMillis >= REPEAT_MILLIS) {
            repeats.add(1);
        }
        eventMillis = last.eventMillis();
        lastMillis = last.arrivalMillis();
    }

    /** Mean time between readings; NaN until four have come, and after a silence. */
    double intervalMillis() {
        if (seen < INTERVALS_MIN || lookedAt - lastMillis > pauseMillis) {
            return Double.NaN;
        }
        return intervals.all() >= INTERVALS_MIN ? intervals.mean() : Arrays.stream(latest, 0, Math.min(seen, LATEST)).average().orElseThrow();
    }

    /** How many repeated the reading before. */
    int repeats() {
        return repeats.all();
    }

    /** Whether nobody has looked for so long. */
    boolean isOlderThan(long millis, long nowMillis) {
        return Math.abs(nowMillis - lookedAt) > millis;
    }
}
