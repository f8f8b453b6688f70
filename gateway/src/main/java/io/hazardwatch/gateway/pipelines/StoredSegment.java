package io.hazardwatch.gateway.pipelines;

import java.util.List;

/**
 * What of a segment is kept over a restart.
 *
 * @param key         enterprise/site/segment
 * @param fingerprint of what {@code learnt} depends on, see {@link SegmentFingerprint}; null from a release that did not keep it
 * @param leaks       the one there is, if any, and those that are over
 */
public record StoredSegment(String key, String fingerprint, LearntSegment learnt, List<PipelineLeak> leaks) {
    public StoredSegment {
        leaks = List.copyOf(leaks);
    }

    /** The same for a segment as it is configured now: with what was learnt if that still holds for it, else with its leaks alone. */
    StoredSegment fitting(String now) {
        return fingerprint == null || fingerprint.equals(now) ? this
                : new StoredSegment(key, now, new LearntSegment(0, 0, new double[0], 0, new double[0]), leaks);
    }
}
