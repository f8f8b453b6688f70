package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.journal.Outbox;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Sends a synthetic reading from decoding to a loopback channel every minute and measures how long that takes: decoder, inbox, the thread of
 * every lane, limit, alarm, the journal's commit, outbox and its sender. The auditor calls the dead man's switch only while that takes less
 * than ten seconds. The first goes out at the start, so nobody needs to switch it on.
 */
public final class SyntheticAlarms {
    /** Between two synthetic alarms, ms. */
    public static final long PERIOD_MILLIS = 60_000;
    /** No synthetic alarm has arrived yet, and the first is not late. */
    public static final long NONE_YET = -1;
    /** One that has not arrived by then is given up, and another is sent: its row may have been lost with a damaged journal. */
    private static final long LOST_MILLIS = 300_000;
    private static final long LATE_MILLIS = 10_000;

    private final Lanes lanes;
    private final Outbox outbox;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    // guarded by this
    private long number;
    private long sentNanos;
    private boolean isUnderWay;
    private long lastMillis = NONE_YET;

    /** @param loopback where synthetic alarms arrive */
    public SyntheticAlarms(Lanes lanes, Outbox outbox, LoopbackChannel loopback, Clock clock, BiConsumer<String, Throwable> defects) {
        this.lanes = lanes;
        this.outbox = outbox;
        this.clock = clock;
        this.defects = defects;
        this.number = clock.millis();
        loopback.connect(this::arrived);
    }

    /**
     * Sends the first and starts the timer.
     *
     * @return stops it
     */
    public ShutdownStack.Stop start(Vertx vertx) {
        send();
        long timer = vertx.setPeriodic(PERIOD_MILLIS, tick -> send());
        return () -> vertx.cancelTimer(timer);
    }

    /** Sends one unless the last is still under way. */
    void send() {
        long sent;
        synchronized (this) {
            if (isUnderWay && underWayMillis() < LOST_MILLIS) {
                return;
            }
            if (isUnderWay) {
                lastMillis = underWayMillis();
            }
            isUnderWay = true;
            sentNanos = clock.nanos();
            sent = ++number;
        }
        long now = clock.millis();
        SyntheticLane lane = new SyntheticLane(() -> outbox.planSynthetic(sent, now), defects, now);
        lane.send(now);
        lanes.throughAll(lane::work);
    }

    private synchronized void arrived(long which) {
        if (isUnderWay && which == number) {
            isUnderWay = false;
            lastMillis = underWayMillis();
        }
    }

    private long underWayMillis() {
        return TimeUnit.NANOSECONDS.toMillis(clock.nanos() - sentNanos);
    }

    /**
     * How long the last one took, or takes so far if that is longer, ms; {@link #NONE_YET} until the first has arrived or is late. One that was
     * given up took until then, so the path stays late until another arrives. Any thread.
     */
    public synchronized long millis() {
        long underWay = isUnderWay ? underWayMillis() : 0;
        return lastMillis == NONE_YET && underWay <= LATE_MILLIS ? NONE_YET : Math.max(lastMillis, underWay);
    }
}
