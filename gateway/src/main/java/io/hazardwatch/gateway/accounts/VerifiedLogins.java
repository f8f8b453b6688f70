package io.hazardwatch.gateway.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hazardwatch.gateway.signing.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Remembers correct passwords, so that HTTP Basic does not cost a slow hash with every request. Stores one MAC per account,
 * under a key that exists only in this process, for exactly that state of the account: a changed password invalidates it. Keeps
 * at most {@value #NAMES_MAX}; an evicted one costs a slow hash again. Any thread.
 */
final class VerifiedLogins {
    static final int NAMES_MAX = 1000;

    private record Verified(Account account, byte[] mac) {}

    private final byte[] key = Secrets.bytes(32);
    private final Cache<String, Verified> verified = Caffeine.newBuilder().maximumSize(NAMES_MAX).executor(Runnable::run).build();

    /** Whether {@code password} is known to be correct for the present state of the account; false for a null account. */
    boolean knows(Account account, String name, String password) {
        byte[] mac = mac(name, password);
        Verified known = verified.getIfPresent(name);
        return known != null && known.account() == account && MessageDigest.isEqual(known.mac(), mac);
    }

    void remember(Account account, String password) {
        String name = account.user().name();
        verified.put(name, new Verified(account, mac(name, password)));
    }

    /** Number of remembered log-ins; soon after {@link #remember} at most {@link #NAMES_MAX}. */
    long size() {
        verified.cleanUp();
        return verified.estimatedSize();
    }

    private byte[] mac(String name, String password) {
        return Hmac.of(Hmac.SHA256, key, (name + '\0').getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }
}
