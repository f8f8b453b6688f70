package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.ApiKey;
import io.hazardwatch.gateway.accounts.ApiKeyTable;
import io.hazardwatch.gateway.api.access.ApiKeys;
import io.hazardwatch.gateway.database.Database;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the keys in memory as they are in the relational store, and reads them again when it returns. */
final class StoredApiKeys implements ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(StoredApiKeys.class);
    private static final long MINUTE = 60_000;

    private final ApiKeyTable table;
    private final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();
    private final Set<String> usedHashes = ConcurrentHashMap.newKeySet();

    private StoredApiKeys(ApiKeyTable table) {
        this.table = table;
    }

    /** A store that cannot be read does not stop the start: no key is known until it returns. */
    static StoredApiKeys open(Database database) {
        StoredApiKeys keys = new StoredApiKeys(new ApiKeyTable(database));
        database.onReturn(keys::load);
        try {
            keys.load();
        } catch (RuntimeException away) {
            LOG.warn("keys of programs are not known until the relational store can be read: {}", away.toString());
        }
        return keys;
    }

    private synchronized void load() {
        List<ApiKey> present = table.all();
        byHash.keySet().retainAll(present.stream().map(ApiKey::tokenHash).toList());
        present.forEach(key -> byHash.put(key.tokenHash(), key));
    }

    @Override
    public ApiKey ofHash(String tokenHash) {
        return byHash.get(tokenHash);
    }

    @Override
    public List<ApiKey> all() {
        return byHash.values().stream().sorted(Comparator.comparingLong(ApiKey::createdAt).thenComparing(ApiKey::id)).toList();
    }

    @Override
    public synchronized void add(ApiKey key) {
        table.put(key);
        byHash.put(key.tokenHash(), key);
    }

    @Override
    public synchronized void remove(ApiKey key) {
        table.remove(key.id());
        byHash.remove(key.tokenHash());
    }

    @Override
    public void used(ApiKey key, long nowMillis) {
        if (nowMillis - key.usedAt() >= MINUTE && byHash.replace(key.tokenHash(), key, key.usedAt(nowMillis))) {
            usedHashes.add(key.tokenHash());
        }
    }

    @Override
    public synchronized void storeUses() {
        for (String hash : List.copyOf(usedHashes)) {
            usedHashes.remove(hash);
            ApiKey key = byHash.get(hash);
            if (key != null) {
                table.put(key);
            }
        }
    }
}
