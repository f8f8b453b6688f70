package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.onboarding.doctor.DeviceDoor;
import io.hazardwatch.gateway.onboarding.doctor.Diagnosis;
import io.hazardwatch.gateway.registry.Point;
import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

/**
 * How often a point is heard of late, as looks once a second see it: over five to ten minutes, or its last four intervals if it is slow. What is
 * known stays known while more is seen. Doctor thread.
 */
final class ArrivalWindow {
    private static final long HALF_MILLIS = 300_000;
    /** A pause of more periods, and of more than a half, is a silence and says nothing of the period. */
    private static final int PAUSE_PERIODS = 8;
    private static final int LATEST = 4;
    private static final int INTERVALS_MIN = 3;
    /** A half need not hold enough intervals of a slower point. */
    private static final long SLOW_MILLIS = HALF_MILLIS / INTERVALS_MIN;
    /** Between looks that are further apart a point may have been heard unseen. */
    private static final long APART_MILLIS = 3_000;
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
    /** Those that are not too fast, so that extra readings, as in an alarm, do not push them out. */
    private final long[] latestRegular = new long[LATEST];
    private final DeviceDoor door;
    private int seen;
    private int seenRegular;
    private long pauseMillis;
    private long lookedAt;
    private long lastMillis;
    private long eventMillis;
    private long eventSinceMillis;

    /** @param door of the device */
    ArrivalWindow(DeviceDoor door) {
        this.door = door;
    }

    /** Looks at the newest reading. */
    void see(Point point, Reading last, long nowMillis) {
        boolean isLooking = nowMillis >= lookedAt && nowMillis - lookedAt <= APART_MILLIS;
        lookedAt = nowMillis;
        pauseMillis = Math.max(HALF_MILLIS, Diagnosis.isTimed(point, door) ? PAUSE_PERIODS * point.periodMillis()
                : Diagnosis.patience(point, door));
        intervals.turn(nowMillis);
        repeats.turn(nowMillis);
        if (last.arrivalMillis() == lastMillis) {
            return;
        }
        long interval = last.arrivalMillis() - lastMillis;
        if (isLooking && interval > 0 && interval <= pauseMillis) {
            intervals.add(interval);
            latest[seen++ % LATEST] = interval;
            if (!Diagnosis.isFaster(point, interval)) {
                latestRegular[seenRegular++ % LATEST] = interval;
            }
        }
        if (!isLooking || last.eventMillis() != eventMillis) {
            eventSinceMillis = last.arrivalMillis();
        } else if (last.arrivalMillis() - eventSinceMillis >= REPEAT_MILLIS) {
            repeats.add(1);
        }
        eventMillis = last.eventMillis();
        lastMillis = last.arrivalMillis();
    }

    /**
     * Time between readings; NaN if too few have come, and after a silence. Four are enough. Of a slow point two are, if they come in its period,
     * and what it sends in between, as in an alarm, does not count; if its period is judged by silence alone, any two.
     */
    double intervalMillis(Point point) {
        if (seen == 0 || Diagnosis.ageMillis(lastMillis, lookedAt) > pauseMillis) {
            return Double.NaN;
        }
        boolean isTimed = Diagnosis.isTimed(point, door);
        boolean isSlow = isTimed && point.periodMillis() > SLOW_MILLIS;
        if (intervals.all() >= INTERVALS_MIN && (!isSlow || Diagnosis.isFaster(point, intervals.mean()))) {
            return intervals.mean();
        }
        if (isSlow && !stream(latest, seen).allMatch(interval -> Diagnosis.isFaster(point, interval))) {
            return regularMillis(point);
        }
        return isTimed && seen < INTERVALS_MIN ? Double.NaN : stream(latest, seen).average().orElseThrow();
    }

    /** The configured period may have changed since, so what is too fast is left out again. */
    private double regularMillis(Point point) {
        LongSummaryStatistics regular = stream(latestRegular, seenRegular).filter(interval -> !Diagnosis.isFaster(point, interval))
                .summaryStatistics();
        boolean isEnough = regular.getCount() >= INTERVALS_MIN || regular.getCount() > 0 && Diagnosis.isInPeriod(point, regular.getAverage());
        return isEnough ? regular.getAverage() : Double.NaN;
    }

    private static LongStream stream(long[] ring, int count) {
        return Arrays.stream(ring, 0, Math.min(count, LATEST));
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
