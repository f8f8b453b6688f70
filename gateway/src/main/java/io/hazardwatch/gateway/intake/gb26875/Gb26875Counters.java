package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the port for GB/T 26875.3; read by any thread, written by its event loop. */
public final class Gb26875Counters {
    final LongAdder frames = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder confirmed = new LongAdder();
    final LongAdder denied = new LongAdder();
    final LongAdder rejects = new LongAdder();
    final LongAdder unknownDevices = new LongAdder();
    final LongAdder protocolErrors = new LongAdder();
    final LongAdder backpressurePauses = new LongAdder();
    final LongAdder failures = new LongAdder();
    private final ConnectionBounds bounds;

    Gb26875Counters(ConnectionBounds bounds) {
        this.bounds = bounds;
    }

    /** Open connections. */
    public int connections() {
        return bounds.open();
    }

    /** Connections closed as they arrived, because there were too many. */
    public long refusedConnections() {
        return bounds.refusedInAll();
    }

    /** Frames of known devices with a right checksum. */
    public long frames() {
        return frames.sum();
    }

    /** Bytes received. */
    public long bytes() {
        return bytes.sum();
    }

    /** Frames that were confirmed. */
    public long confirmed() {
        return confirmed.sum();
    }

    /** Frames that were denied. */
    public long denied() {
        return denied.sum();
    }

    /** What went to quarantine whole. */
    public long rejects() {
        return rejects.sum();
    }

    /** Frames with an address that no device has. */
    public long unknownDevices() {
        return unknownDevices.sum();
    }

    /** Connections closed because what they sent was not GB/T 26875.3 or came from nobody known. */
    public long protocolErrors() {
        return protocolErrors.sum();
    }

    /** How often a connection was not read because the lane had no room. */
    public long backpressurePauses() {
        return backpressurePauses.sum();
    }

    /** Exceptions of the gateway or the network. */
    public long failures() {
        return failures.sum();
    }
}
