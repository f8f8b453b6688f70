package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import java.util.HashMap;
import java.util.Map;

/** Assigns each point id its dense index for the life of the process. One thread: the one that loads settings. */
public final class PointIndexes {
    private final Map<PointId, Integer> indexes = new HashMap<>();

    /** The index of {@code id}, a new one the first time. */
    public int of(PointId id) {
        return indexes.computeIfAbsent(id, unused -> indexes.size());
    }
}
