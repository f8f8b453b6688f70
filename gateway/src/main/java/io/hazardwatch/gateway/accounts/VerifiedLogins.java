package io.hazardwatch.gateway.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers correct passwords, so that HTTP Basic does not cost a slow hash with every request. Stores one MAC per account,
 * under a key that exists only in this process, for exactly that state of the account: a changed password invalidates it. Keeps
 * at most {@value #NAMES_MAX}; an evicted one costs a slow hash again. Any thread.
 */
final class VerifiedLogins {
    static final int NAMES_MAX = 1000;

    private record Verified(Account account, byte[] mac) {}

    private final SecretKeySpec key = new SecretKeySpec(Secrets.bytes(32), "HmacSHA256");
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
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
