package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.StoredSession;
import java.util.List;

/** Keeps open log-ins over a restart. */
public interface SessionStore {
    /** Sessions that were open when the gateway ended, least recently used first. Any thread, from memory. */
    List<StoredSession> restored();

    /** Writes sessions that were opened or used, and deletes ended ones. Blocking; worker threads only. */
    void write(List<StoredSession> changed, List<String> endedHashes);
}
