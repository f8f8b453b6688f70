package io.hazardwatch.gateway.intake.opcua;

import java.util.concurrent.atomic.LongAdder;

/** Counters of one OPC UA server; read by any thread. */
public final class OpcUaCounters {
    final LongAdder values = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder connects = new LongAdder();
    final LongAdder rejects = new LongAdder();
    final LongAdder overflows = new LongAdder();
    final LongAdder losses = new LongAdder();
    final LongAdder unendedRefreshes = new LongAdder();
    final LongAdder failures = new LongAdder();

    /** Values received. */
    public long values() {
        return values.sum();
    }

    /** States of alarms received. */
    public long events() {
        return events.sum();
    }

    /** Times that a session was opened. */
    public long connects() {
        return connects.sum();
    }

    /** Values that could not be used. */
    public long rejects() {
        return rejects.sum();
    }

    /** Values and events before which the server had dropped others, because its queue of the node was full. */
    public long overflows() {
        return overflows.sum();
    }

    /** Values that found no room here, and messages that the server could not send again. */
    public long losses() {
        return losses.sum();
    }

    /** Answers to ConditionRefresh that began and were waited for too long. */
    public long unendedRefreshes() {
        return unendedRefreshes.sum();
    }

    /** Exceptions of the gateway. */
    public long failures() {
        return failures.sum();
    }
}
