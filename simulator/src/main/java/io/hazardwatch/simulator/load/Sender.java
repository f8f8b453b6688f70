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

/** The connections of one event loop, with the periodic tick that sends due messages and the counts that they share. */
final class Sender {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EventLoop loop;
    private final long tickNanos;
    private final List<LoadConnection> connections = new ArrayList<>();
    private final CompletableFuture<Sender> done = new CompletableFuture<>();

    // used only on the event loop
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

    /** Adds a connection. Call only before {@link #start}. */
    void add(LoadConnection connection) {
        connections.add(connection);
    }

    List<LoadConnection> connections() {
        return connections;
    }

    /** Completes when all messages are acknowledged, or when the drain time is over. Read the counts only after that. */
    CompletableFuture<Sender> done() {
        return done;
    }

    /**
     * Starts sending. Callable from any thread.
     *
     * @param startNanos {@link System#nanoTime()} value of the first due time
     */
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

    /**
     * Counts an acknowledgement. Consecutive ones with the same due time and arrival time, which are the majority, go into the histogram
     * as one entry, because recording each one would slow the measuring thread.
     */
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

    /** The number of messages acknowledged between the end of the warm-up and the end of the run. */
    long ackedMeasured() {
        return ackedAtEnd - ackedBefore;
    }

    /**
     * The CPU time of this thread between the end of the warm-up and the end of the run, in nanoseconds. A value close to the elapsed time
     * means that the load tool itself was the bottleneck.
     */
    long cpuNanos() {
        return cpuNanos;
    }

    long strays() {
        return strays;
    }
}
