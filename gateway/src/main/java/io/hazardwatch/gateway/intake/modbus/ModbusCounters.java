package io.hazardwatch.gateway.intake.modbus;

import java.util.concurrent.atomic.LongAdder;

/** Counters of Modbus; read by any thread, written by its event loop. */
public final class ModbusCounters {
    final LongAdder requests = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder exceptions = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder lateAnswers = new LongAdder();
    final LongAdder missedPeriods = new LongAdder();
    final LongAdder readings = new LongAdder();
    final LongAdder rejects = new LongAdder();
    final LongAdder connects = new LongAdder();
    final LongAdder refusedRegistrations = new LongAdder();
    final LongAdder refusedConnections = new LongAdder();
    final LongAdder backpressurePauses = new LongAdder();
    final LongAdder failures = new LongAdder();
    volatile int buses;
    volatile int connected;
    volatile int slaves;
    volatile int silent;

    /** Requests sent. */
    public long requests() {
        return requests.sum();
    }

    /** Answers with values. */
    public long answers() {
        return answers.sum();
    }

    /** Answers that are exceptions. */
    public long exceptions() {
        return exceptions.sum();
    }

    /** Requests without an answer. */
    public long timeouts() {
        return timeouts.sum();
    }

    /** Messages that answer nothing, or what was given up. */
    public long lateAnswers() {
        return lateAnswers.sum();
    }

    /** Periods in which a device could not be asked because its bus was busy. */
    public long missedPeriods() {
        return missedPeriods.sum();
    }

    /** Readings that are durable, and whose alarms are in the journal. */
    public long readings() {
        return readings.sum();
    }

    /** What went to quarantine. */
    public long rejects() {
        return rejects.sum();
    }

    /** Connections to slaves that were opened, and of DTUs that were registered. */
    public long connects() {
        return connects.sum();
    }

    /** DTUs that were refused because of what they sent first. */
    public long refusedRegistrations() {
        return refusedRegistrations.sum();
    }

    /** Connections of DTUs closed as they arrived, because there were too many. */
    public long refusedConnections() {
        return refusedConnections.sum();
    }

    /** How often a bus was not asked because the lane had no room. */
    public long backpressurePauses() {
        return backpressurePauses.sum();
    }

    /** Exceptions of the gateway or the network. */
    public long failures() {
        return failures.sum();
    }

    /** Buses that are configured. */
    public int buses() {
        return buses;
    }

    /** Buses that are connected. */
    public int connected() {
        return connected;
    }

    /** Slaves that are asked. */
    public int slaves() {
        return slaves;
    }

    /** Slaves that do not answer. */
    public int silent() {
        return silent;
    }
}
