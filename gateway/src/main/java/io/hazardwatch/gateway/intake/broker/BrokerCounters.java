package io.hazardwatch.gateway.intake.broker;

import java.util.concurrent.atomic.LongAdder;

/** What one upstream door counts; read by any thread. */
public final class BrokerCounters {
    final LongAdder messages = new LongAdder();
    final LongAdder acknowledgements = new LongAdder();
    final LongAdder rejects = new LongAdder();
    final LongAdder connects = new LongAdder();
    final LongAdder backpressurePauses = new LongAdder();
    final LongAdder failures = new LongAdder();

    BrokerCounters() {}

    /** Messages the broker delivered, those delivered again included. */
    public long messages() {
        return messages.sum();
    }

    /** Messages acknowledged to the broker. */
    public long acknowledgements() {
        return acknowledgements.sum();
    }

    /** Messages of which nothing could be used. */
    public long rejects() {
        return rejects.sum();
    }

    /** How often the broker let us in. */
    public long connects() {
        return connects.sum();
    }

    /** How often the lane had no room. */
    public long backpressurePauses() {
        return backpressurePauses.sum();
    }

    /** Defects of ours. */
    public long failures() {
        return failures.sum();
    }
}
