package io.hazardwatch.gateway.response.cards;

import java.util.List;

/** Port to the rows of calls to neighbours. Methods may wait, and throw when the store is away. */
public interface NeighbourCallStore {
    /** Those noted since then, the oldest first. */
    List<NeighbourCall> load(long sinceMillis);

    /** Adds one. */
    void add(NeighbourCall call);

    /** Deletes those noted before. */
    void forget(long beforeMillis);
}
