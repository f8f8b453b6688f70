package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.intake.tcp.TcpCounters;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the HJ 212 port; read by any thread, written by its event loop. */
public final class Hj212Counters extends TcpCounters {
    final LongAdder packets = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder logInFailures = new LongAdder();
    final LongAdder commandsDone = new LongAdder();
    final LongAdder commandsFailed = new LongAdder();

    Hj212Counters(ConnectionBounds bounds) {
        super(bounds);
    }

    /** Packets with a right checksum. */
    public long packets() {
        return packets.sum();
    }

    /** Answers sent: 9011, 9013 and 9014. */
    public long answers() {
        return answers.sum();
    }

    /** Packets with an unknown MN or a wrong PW. */
    public long logInFailures() {
        return logInFailures.sum();
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
