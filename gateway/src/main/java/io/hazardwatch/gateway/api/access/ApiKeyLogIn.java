package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.ApiKey;
import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import java.util.EnumSet;
import java.util.Set;

/** Tells who calls by a key: the account of the key, with no more than both the key and the account may do and see. Event loop. */
public final class ApiKeyLogIn {
    private static final long STORE_MILLIS = 60_000;

    private final ApiKeys keys;
    private final Users users;
    private final WorkerPool pool;
    private final Clock clock;
    private long storedAt;

    public ApiKeyLogIn(ApiKeys keys, Users users, WorkerPool pool, Clock clock) {
        this.keys = keys;
        this.users = users;
        this.pool = pool;
        this.clock = clock;
    }

    /** The caller with that key; null if it is unknown, expired or revoked, reaches beyond its account, or is of the account for emergencies. */
    Caller caller(String token) {
        ApiKey key = keys.ofHash(Sha256.hex(token));
        Caller owner = key == null || key.expiresAt() <= clock.millis() || SealedAccount.is(key.account()) ? null : users.known(key.account());
        if (owner == null || !key.scope().isWithin(owner.scope())) {
            return null;
        }
        keys.used(key, clock.millis());
        Set<Capability> rights = EnumSet.noneOf(Capability.class);
        rights.addAll(key.rights());
        rights.retainAll(owner.rights());
        return new Caller(owner.name(), owner.role(), rights, key.scope(), owner.sites(), owner.version());
    }

    /** The id of a valid key. */
    String idOf(String token) {
        return keys.ofHash(Sha256.hex(token)).id();
    }

    /** Stores the last uses once a minute. */
    public void tick() {
        long now = clock.millis();
        if (now - storedAt >= STORE_MILLIS) {
            storedAt = now;
            pool.run(() -> {
                keys.storeUses();
                return null;
            });
        }
    }
}
