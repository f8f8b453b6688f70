package io.hazardwatch.gateway.leaks;

import java.util.List;

/** Keeps leaks over a restart. Blocking. */
public interface LeakStore {
    /**
     * Those that are not over, and the newest of those that were over since then.
     *
     * @throws RuntimeException if the store is away
     */
    List<Leak> load(long overSinceMillis);

    /**
     * Stores leaks as they are now, and removes those that were over before then.
     *
     * @throws RuntimeException if the store is away
     */
    void save(List<Leak> leaks, long forgetBeforeMillis);
}
