package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.ApiKey;
import io.hazardwatch.gateway.api.access.ApiKeys;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps keys in memory. */
public final class DeskApiKeys implements ApiKeys {
    public final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();

    @Override
    public ApiKey ofHash(String tokenHash) {
        return byHash.get(tokenHash);
    }

    @Override
    public List<ApiKey> all() {
        return List.copyOf(byHash.values());
    }

    @Override
    public void add(ApiKey key) {
        byHash.put(key.tokenHash(), key);
    }

    @Override
    public void remove(ApiKey key) {
        byHash.remove(key.tokenHash());
    }

    @Override
    public void used(ApiKey key, long nowMillis) {
        byHash.replace(key.tokenHash(), key.usedAt(nowMillis));
    }

    @Override
    public void storeUses() {}
}
