package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.StoredSecondPersonRequest;
import io.hazardwatch.gateway.api.access.SecondPersonStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stored requests for a second person, in memory. */
public final class DeskSecondPersons implements SecondPersonStore {
    private final Map<String, StoredSecondPersonRequest> stored = new LinkedHashMap<>();
    /** Whether the store refuses what is written. */
    public volatile boolean isAway;

    @Override
    public synchronized List<StoredSecondPersonRequest> restored() {
        return List.copyOf(stored.values());
    }

    @Override
    public synchronized void write(StoredSecondPersonRequest request) {
        if (isAway) {
            throw new IllegalStateException("the store is away");
        }
        stored.put(request.id(), request);
    }
}
