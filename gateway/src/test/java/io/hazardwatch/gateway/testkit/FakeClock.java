package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Time a test moves by hand; any thread may read it. */
public final class FakeClock implements Clock {
    private final AtomicLong wallMillis;
    private final AtomicLong monotonicNanos = new AtomicLong();

    /** @param wallMillis where the wall clock starts, ms since the epoch */
    public FakeClock(long wallMillis) {
        this.wallMillis = new AtomicLong(wallMillis);
    }

    /** Lets time pass: both clocks run. */
    public void advance(long millis) {
        wallMillis.addAndGet(millis);
        monotonicNanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Somebody sets the wall clock; the monotonic clock does not notice. */
    public void stepWall(long millis) {
        wallMillis.addAndGet(millis);
    }

    @Override
    public long millis() {
        return wallMillis.get();
    }

    @Override
    public long nanos() {
        return monotonicNanos.get();
    }
}
