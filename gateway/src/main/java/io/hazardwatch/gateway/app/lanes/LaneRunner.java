package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.time.ClockWatch;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs one lane on one thread. Without work it parks for at most {@link #napNanos}, which also bounds how late a deadline can
 * be noticed and how long a wake-up lost in a race can matter.
 */
final class LaneRunner {
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /** The nap of a lane without readings for {@link #QUIET_NANOS}: a plant at rest costs few wake-ups. */
    private static final long LONG_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** The nap of a lane without readings for {@link #IDLE_NANOS}; what arrives wakes it from every nap. */
    private static final long IDLE_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /**
     * Pause when there is work but no room for its results: short, but long enough to leave the processor to the thread that
     * makes room.
     */
    private static final long STALLED_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Lane lane;
    private final Clock clock;
    private final ErrorSink defects;
    private final Thread thread;
    private final ClockWatch clockWatch;
    private volatile boolean napping;
    private volatile boolean stopping;
    /** When the lane last finished a turn, for the liveness check; the lane thread writes. */
    private volatile long turnNanos;
    /** When the lane last took a reading, and how many it had taken by then; lane thread. */
    private long takenNanos;
    private long taken;

    LaneRunner(Lane lane, int number, Clock clock, ErrorSink defects, ThreadFactory threads) {
        this.lane = lane;
        this.clock = clock;
        this.defects = defects;
        this.clockWatch = new ClockWatch(clock.millis(), clock.nanos());
        this.thread = threads.newThread(this::run);
        thread.setName("lane-" + number);
    }

    Lane lane() {
        return lane;
    }

    void start() {
        turnNanos = clock.nanos();
        takenNanos = turnNanos;
        thread.start();
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    void join(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Any thread; costs one read unless the lane is parked. */
    void wake() {
        if (napping) {
            LockSupport.unpark(thread);
        }
    }

    /** Milliseconds since the lane last finished a turn; a large value means that no rules are evaluated. */
    long silentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(clock.nanos() - turnNanos);
    }

    private void run() {
        while (!stopping) {
            if (turn() == 0) {
                nap();
            } else {
                noteReadings();
            }
        }
        finish();
    }

    /** Requests of the gateway itself come every second and do not count: else a plant at rest would never be quiet. */
    private void noteReadings() {
        long now = lane.view().readings();
        if (now != taken) {
            taken = now;
            takenNanos = turnNanos;
        }
    }

    private int turn() {
        try {
            long now = clock.millis();
            long step = clockWatch.stepMillis(now, clock.nanos());
            if (step != 0) {
                lane.onClockStep(step, now);
            }
            int done = lane.work(now);
            turnNanos = clock.nanos();
            return done;
        } catch (Throwable defect) {
            defects.caught("lane", defect);
            return 0;
        }
    }

    private void nap() {
        napping = true;
        // Whoever adds work and then reads that flag has the counterpart of this fence.
        VarHandle.fullFence();
        if (!lane.hasWork()) {
            park(napNanos(turnNanos - takenNanos, lane.isAwaitingJournal()));
        } else if (turn() == 0) {
            park(STALLED_NANOS);
        } else {
            noteReadings();
        }
        napping = false;
    }

    /** Longest nap of a lane that has taken no reading for that long; short while somebody waits for a commit of the journal. */
    static long napNanos(long idleNanos, boolean isAwaitingJournal) {
        if (isAwaitingJournal || idleNanos < QUIET_NANOS) {
            return NAP_NANOS;
        }
        return idleNanos < IDLE_NANOS ? LONG_NAP_NANOS : IDLE_NAP_NANOS;
    }

    private void park(long nanos) {
        if (!stopping) {
            LockSupport.parkNanos(nanos);
        }
    }

    private void finish() {
        long giveUp = clock.nanos() + TimeUnit.SECONDS.toNanos(3);
        while (lane.hasWork() && clock.nanos() < giveUp) {
            turn();
        }
        turn();
    }
}
