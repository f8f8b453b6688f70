package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Raises an alarm if no reading reaches the rules although some should: then no alarm can be decided, and a green console
 * proves nothing. One thread at a time.
 */
final class InputWatch {
    /** Shorter silence is ignored, however fast the points report. */
    static final long SILENCE_MILLIS_MIN = 30_000;
    /** Fast points must be heard within this time even if others report rarely. */
    static final long SILENCE_MILLIS_MAX = 300_000;
    private static final int PERIODS = 3;
    private static final String PART = "input";
    private static final String ID = "silent";

    private final SystemAlarms alarms;
    private final Supplier<Registry> registry;
    private final LongSupplier readings;
    private final LongSupplier connections;
    private long lastReadings;
    private long heardMillis;

    /**
     * @param readings number the lanes have processed
     * @param connections number of connections that could deliver some
     */
    InputWatch(SystemAlarms alarms, Supplier<Registry> registry, LongSupplier readings, LongSupplier connections,
               long nowMillis) {
        this.alarms = alarms;
        this.registry = registry;
        this.readings = readings;
        this.connections = connections;
        this.heardMillis = nowMillis;
    }

    void look(long nowMillis) {
        long taken = readings.getAsLong();
        if (taken != lastReadings) {
            lastReadings = taken;
            heardMillis = nowMillis;
            alarms.clear(PART, ID);
        } else if (isExpected() && nowMillis - heardMillis >= silenceMillisMax(registry.get())) {
            alarms.raise(PART, ID, new Text("网关收不到任何读数，无法判断报警", "The gateway receives no readings; no alarm can be decided"),
                    Priority.P1);
        }
    }

    /** Nothing is expected before the first device connects. */
    private boolean isExpected() {
        return lastReadings > 0 || connections.getAsLong() > 0;
    }

    /** Three times the longest period, but at most the maximum, so that very slow points do not hide the silence of fast ones. */
    static long silenceMillisMax(Registry registry) {
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (Point point : registry.points()) {
            shortest = Math.min(shortest, point.periodMillis());
            longest = Math.max(longest, point.periodMillis());
        }
        if (longest == 0) {
            return Long.MAX_VALUE;
        }
        long cap = Math.max(SILENCE_MILLIS_MAX, PERIODS * shortest);
        return Math.max(SILENCE_MILLIS_MIN, Math.min(PERIODS * longest, cap));
    }
}
