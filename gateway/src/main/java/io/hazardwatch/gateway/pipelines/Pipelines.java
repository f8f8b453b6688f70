package io.hazardwatch.gateway.pipelines;

import java.util.List;

/** Reads what is known about pipelines. From memory; any thread; never blocks. */
public interface Pipelines {
    /** No segment is watched. */
    Pipelines NONE = List::of;

    /** All segments, in the order of the configuration. */
    List<SegmentJudgement> all();
}
