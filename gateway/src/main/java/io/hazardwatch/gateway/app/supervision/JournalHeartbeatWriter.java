package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.journal.JournalHeartbeat;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes a sign of life into the journal every ten seconds, for the auditor. One that is not yet on the disk is not followed by
 * another, so a journal that hangs is silent. Event loop.
 */
public final class JournalHeartbeatWriter {
    /** Between two signs of life, ms. */
    public static final long PERIOD_MILLIS = 10_000;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final SqliteJournal journal;
    private final Lanes lanes;
    private final SyntheticAlarms synthetic;
    private final Clock clock;
    private CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);
    private volatile long commitMillis;
    private long readings;
    private long stuckAt;

    public JournalHeartbeatWriter(SqliteJournal journal, Lanes lanes, SyntheticAlarms synthetic, Clock clock) {
        this.journal = journal;
        this.lanes = lanes;
        this.synthetic = synthetic;
        this.clock = clock;
    }

    /**
     * Starts.
     *
     * @return ends it with a last one that says so
     */
    public ShutdownStack.Stop start(Vertx vertx) {
        beat(false);
        long timer = vertx.setPeriodic(PERIOD_MILLIS, tick -> {
            if (last.isDone()) {
                beat(false);
            }
        });
        return () -> {
            vertx.cancelTimer(timer);
            beat(true);
            try {
                last.get(STOP_MILLIS_MAX, TimeUnit.MILLISECONDS);
            } catch (TimeoutException hanging) {
                // The disk does not take it; the auditor then says that there is no sign of life, which is as true.
            }
        };
    }

    private synchronized void beat(boolean isStopping) {
        long now = clock.millis();
        long begun = clock.nanos();
        boolean hasFailed = last.isCompletedExceptionally();
        last = journal.beat(new JournalHeartbeat(now, ingestLag(now), lanes.silentMillis(), hasFailed ? -1 : commitMillis, synthetic.millis(),
                isStopping));
        last.thenRun(() -> commitMillis = TimeUnit.NANOSECONDS.toMillis(clock.nanos() - begun));
    }

    /** How long readings have waited without any being judged. */
    private long ingestLag(long now) {
        long judged = lanes.readings();
        if (lanes.depth() == 0 || judged != readings || stuckAt == 0) {
            readings = judged;
            stuckAt = now;
        }
        return Math.max(0, now - stuckAt);
    }
}
