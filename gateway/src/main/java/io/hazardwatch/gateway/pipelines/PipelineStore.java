package io.hazardwatch.gateway.pipelines;

import java.util.List;

/** Keeps what was learnt about pipelines, and their leaks, over a restart. Blocking. */
public interface PipelineStore {
    /**
     * All segments.
     *
     * @throws RuntimeException if the store is away
     */
    List<StoredSegment> load();

    /**
     * Stores segments as they are now.
     *
     * @throws RuntimeException if the store is away
     */
    void save(List<StoredSegment> segments, long nowMillis);
}
