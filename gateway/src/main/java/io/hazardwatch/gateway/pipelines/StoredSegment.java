package io.hazardwatch.gateway.pipelines;

import java.util.List;

/**
 * What of a segment is kept over a restart.
 *
 * @param key   enterprise/site/segment
 * @param leaks the one there is, if any, and those that are over
 */
public record StoredSegment(String key, LearntSegment learnt, List<PipelineLeak> leaks) {
    public StoredSegment {
        leaks = List.copyOf(leaks);
    }

    /** The same of a segment that has other instruments or another pipe now: its leaks, and nothing that was learnt. */
    StoredSegment withoutLearnt() {
        return new StoredSegment(key, new LearntSegment(0, 0, new double[0], 0, new double[0]), leaks);
    }
}
