package io.hazardwatch.gateway.intake.broker;

import java.util.concurrent.atomic.LongAdder;

/** Counters of one broker subscription; read by any thread. */
public final class BrokerCounters {
    final LongAdder messages = new LongAdder();
    final LongAdder acknowledgements = new LongAdder();
    final LongAdder rejects = new LongAdder();
    final LongAdder connects = new LongAdder();
    final LongAdder backpressurePauses = new LongAdder();
    final LongAdder failures = new LongAdder();

    BrokerCounters() {}

    /** Messages from the broker, including redelivered ones. */
    public long messages() {
        return messages.sum();
    }

    /** Messages acknowledged to the broker. */
    public long acknowledgements() {
        return acknowledgements.sum();
    }

    /** Messages without any usable reading. */
    public long rejects() {
        return rejects.sum();
    }

    /** Number of successful connections. */
    public long connects() {
        return connects.sum();
    }

    /** Number of times the lane had no room. */
    public long backpressurePauses() {
        return backpressurePauses.sum();
    }

    /** Defects of the gateway. */
    public long failures() {
        return failures.sum();
    }
}
