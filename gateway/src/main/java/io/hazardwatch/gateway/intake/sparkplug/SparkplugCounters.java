package io.hazardwatch.gateway.intake.sparkplug;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the host application; read by any thread, written by its own. */
public final class SparkplugCounters {
    final LongAdder births = new LongAdder();
    final LongAdder deaths = new LongAdder();
    final LongAdder gaps = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder rebirths = new LongAdder();
    final LongAdder rejects = new LongAdder();

    /** Births of nodes and devices. */
    public long births() {
        return births.sum();
    }

    /** Deaths of nodes and devices. */
    public long deaths() {
        return deaths.sum();
    }

    /** Messages before which others are missing. */
    public long gaps() {
        return gaps.sum();
    }

    /** Messages of nodes or devices that are not born, or with an alias of no birth. */
    public long unknown() {
        return unknown.sum();
    }

    /** Rebirths asked for. */
    public long rebirths() {
        return rebirths.sum();
    }

    /** What went to quarantine. */
    public long rejects() {
        return rejects.sum();
    }
}
