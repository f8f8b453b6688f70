package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.StoredSession;
import io.hazardwatch.gateway.api.access.SessionStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stored sessions, in memory. */
public final class DeskSessions implements SessionStore {
    /** By the hash of their token. */
    public final Map<String, StoredSession> stored = new ConcurrentHashMap<>();

    @Override
    public List<StoredSession> restored() {
        return List.copyOf(stored.values());
    }

    @Override
    public void write(List<StoredSession> changed, List<String> endedHashes) {
        changed.forEach(each -> stored.put(each.tokenHash(), each));
        endedHashes.forEach(stored::remove);
    }
}
