package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.ApiKey;
import java.util.List;

/** Keeps the keys of programs. */
public interface ApiKeys {
    /** The key of which that is the hash; null if there is none. Any thread, from memory. */
    ApiKey ofHash(String tokenHash);

    /** All keys, oldest first. Any thread, from memory. */
    List<ApiKey> all();

    /** Stores a new key. Blocking; worker threads only. */
    void add(ApiKey key);

    /** Revokes a key. Blocking; worker threads only. */
    void remove(ApiKey key);

    /** Notes a use; stored to the minute. Any thread, never blocks. */
    void used(ApiKey key, long nowMillis);

    /** Stores the uses noted since the last time. Blocking; worker threads only. */
    void storeUses();
}
