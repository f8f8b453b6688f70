package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the HJ 212 port; read by any thread, written by its event loop. */
public final class Hj212Counters {
    final LongAdder packets = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder rejects = new LongAdder();
    final LongAdder logInFailures = new LongAdder();
    final LongAdder protocolErrors = new LongAdder();
    final LongAdder backpressurePauses = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder commandsDone = new LongAdder();
    final LongAdder commandsFailed = new LongAdder();
    private final ConnectionBounds bounds;

    Hj212Counters(ConnectionBounds bounds) {
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

    /** Packets with a right checksum. */
    public long packets() {
        return packets.sum();
    }

    /** Bytes received. */
    public long bytes() {
        return bytes.sum();
    }

    /** Answers sent: 9011, 9013 and 9014. */
    public long answers() {
        return answers.sum();
    }

    /** What went to quarantine whole. */
    public long rejects() {
        return rejects.sum();
    }

    /** Packets with an unknown MN or a wrong PW. */
    public long logInFailures() {
        return logInFailures.sum();
    }

    /** Connections closed because what they sent was not HJ 212 or came from nobody known. */
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

    /** Settings that devices have carried out. */
    public long commandsDone() {
        return commandsDone.sum();
    }

    /** Settings that devices refused or did not answer. */
    public long commandsFailed() {
        return commandsFailed.sum();
    }
}
