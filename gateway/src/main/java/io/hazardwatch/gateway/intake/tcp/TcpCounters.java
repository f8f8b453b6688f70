package io.hazardwatch.gateway.intake.tcp;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import java.util.concurrent.atomic.LongAdder;

/** Counters of a port that every protocol has; read by any thread, written by the port's event loop. */
public class TcpCounters {
    private final LongAdder bytes = new LongAdder();
    private final LongAdder rejects = new LongAdder();
    private final LongAdder protocolErrors = new LongAdder();
    private final LongAdder backpressurePauses = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final ConnectionBounds bounds;

    protected TcpCounters(ConnectionBounds bounds) {
        this.bounds = bounds;
    }

    /** Open connections. */
    public final int connections() {
        return bounds.open();
    }

    /** Connections closed as they arrived, because there were too many. */
    public final long refusedConnections() {
        return bounds.refusedInAll();
    }

    /** Bytes received. */
    public final long bytes() {
        return bytes.sum();
    }

    /** What went to quarantine whole. */
    public final long rejects() {
        return rejects.sum();
    }

    /** Connections closed because what they sent was not the port's protocol or came from nobody known. */
    public final long protocolErrors() {
        return protocolErrors.sum();
    }

    /** How often a connection was not read because the lane had no room. */
    public final long backpressurePauses() {
        return backpressurePauses.sum();
    }

    /** Exceptions of the gateway or the network. */
    public final long failures() {
        return failures.sum();
    }

    final void received(int count) {
        bytes.add(count);
    }

    final void rejected() {
        rejects.increment();
    }

    final void brokenOff() {
        protocolErrors.increment();
    }

    final void paused() {
        backpressurePauses.increment();
    }

    final void failed() {
        failures.increment();
    }
}
