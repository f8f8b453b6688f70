package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.report.Latency;
import io.netty.channel.EventLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The connections of one event loop and what they have in common: the tick that finds what is due, and the counts. */
final class Sender {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EventLoop loop;
    private final long tickNanos;
    private final List<LoadConnection> connections = new ArrayList<>();
    private final CompletableFuture<Sender> done = new CompletableFuture<>();

    // event loop
    private final Histogram latency = Latency.histogram();
    private long runDue = InFlight.FREE;
    private long runNow;
    private long runLength;
    private long sent;
    private long acked;
    private long strays;
    private boolean measuring;
    private long measureNanos;
    private long endNanos;
    private long giveUpNanos;
    private long ackedBefore;
    private long ackedAtEnd = -1;
    private long cpuNanos;
    private AlarmDrill drill;

    Sender(EventLoop loop, long tickNanos) {
        this.loop = loop;
        this.tickNanos = tickNanos;
    }

    EventLoop loop() {
        return loop;
    }

    /** Before the start only. */
    void add(LoadConnection connection) {
        connections.add(connection);
    }

    List<LoadConnection> connections() {
        return connections;
    }

    /** Completes when all is acknowledged after the end, or it is no use waiting longer. Then the counts may be read. */
    CompletableFuture<Sender> done() {
        return done;
    }

    /** Starts sending. Any thread. */
    void start(LoadPlan plan, long startNanos, AlarmDrill newDrill) {
        loop.execute(() -> {
            drill = newDrill;
            measureNanos = startNanos + plan.warmupNanos();
            endNanos = measureNanos + plan.runNanos();
            giveUpNanos = endNanos + plan.drainNanos();
            connections.forEach(connection -> connection.begin(plan.pace(startNanos, endNanos, connection)));
            tick();
        });
    }

    private void tick() {
        long nowNanos = System.nanoTime();
        long wallMillis = System.currentTimeMillis();
        mark(nowNanos);
        drill.tick(nowNanos);
        boolean idle = true;
        for (LoadConnection connection : connections) {
            connection.pump(nowNanos, wallMillis);
            idle &= connection.isIdle();
        }
        boolean over = nowNanos >= endNanos && drill.isOver() && idle;
        if (over || nowNanos >= giveUpNanos) {
            closeRun();
            done.complete(this);
        } else if (tickNanos == 0) {
            loop.execute(this::tick);
        } else {
            loop.schedule(this::tick, tickNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void mark(long nowNanos) {
        if (!measuring && nowNanos >= measureNanos) {
            measuring = true;
            closeRun();
            latency.reset();
            ackedBefore = acked;
            cpuNanos = -THREADS.getCurrentThreadCpuTime();
        }
        if (ackedAtEnd < 0 && nowNanos >= endNanos) {
            ackedAtEnd = acked;
            cpuNanos += THREADS.getCurrentThreadCpuTime();
        }
    }

    void countSent() {
        sent++;
    }

    void countStray() {
        strays++;
    }

    /** Acknowledgements that arrive together for messages due together are recorded together: that is most of them. */
    void countAck(long dueNanos, long nowNanos) {
        acked++;
        if (dueNanos != runDue || nowNanos != runNow) {
            closeRun();
            runDue = dueNanos;
            runNow = nowNanos;
        }
        runLength++;
    }

    private void closeRun() {
        if (runLength > 0) {
            Latency.record(latency, runNow - runDue, runLength);
            runLength = 0;
        }
    }

    Histogram latency() {
        return latency;
    }

    long sent() {
        return sent;
    }

    long acked() {
        return acked;
    }

    /** Acknowledged between the warm-up's end and the end. */
    long ackedMeasured() {
        return ackedAtEnd - ackedBefore;
    }

    /** What this thread computed between the warm-up's end and the end: near the elapsed time, the tool itself was the limit. */
    long cpuNanos() {
        return cpuNanos;
    }

    long strays() {
        return strays;
    }
}
