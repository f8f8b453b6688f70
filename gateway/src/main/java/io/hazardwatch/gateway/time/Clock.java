package io.hazardwatch.gateway.time;

/** The only source of time. Rooms get it from {@code app}; tests advance a number. Any thread. */
public interface Clock {
    /** Wall clock, ms since the epoch; may step. */
    long millis();

    /** Monotonic time in ns, for durations only. */
    long nanos();

    /** The machine's clocks. */
    Clock SYSTEM = new Clock() {
        @Override
        public long millis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };
}
