package io.hazardwatch.gateway.api.oidc;

import io.hazardwatch.gateway.signing.Hmac;
import io.hazardwatch.gateway.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Joins the way to the identity provider with the way back. State, nonce and code verifier are derived from a random cookie under a key of this
 * process, so nothing is kept of those who only set out, and strangers cannot use up any place. A ticket counts once, for
 * {@value #LIFE_MILLIS} ms, in the browser that got it. Event loop.
 */
public final class LogInTickets {
    /** Time to log in at the provider, in ms. */
    public static final long LIFE_MILLIS = 600_000;
    private static final int RANDOM_BYTES = 24;
    private static final int KEY_BYTES = 32;
    /** Parts of the cookie: random bytes, expiry in ms since the epoch, and for known browsers a hash of what they are known by. */
    private static final int EXPIRY = 1;
    private static final int BROWSER = 2;

    /**
     * One way to the provider and back.
     *
     * @param cookie   for the browser; tells none of the others
     * @param state    comes back with the browser
     * @param nonce    comes back in the ID token
     * @param verifier proves to the provider who set out (PKCE, RFC 7636)
     */
    public record Ticket(String cookie, String state, String nonce, String verifier) {
        /** A text for the browser by which it was known when it set out; null = it was not known. */
        public String browser() {
            String[] parts = cookie.split("\\.");
            return parts.length > BROWSER ? parts[BROWSER] : null;
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = bytes(KEY_BYTES);
    private final SeenTokens used = new SeenTokens();

    /**
     * A new ticket.
     *
     * @param browser by what the browser is known; null = it is not
     */
    public Ticket issue(String browser, long nowMillis) {
        return of(encoded(bytes(RANDOM_BYTES)) + '.' + (nowMillis + LIFE_MILLIS) + (browser == null ? "" : '.' + Sha256.hex(browser)));
    }

    /** The ticket that came back, to be used now; null when it is none, over, used, or of another browser. */
    public Ticket redeem(String cookie, String state, long nowMillis) {
        Ticket ticket = cookie == null || state == null ? null : of(cookie);
        if (ticket == null || !MessageDigest.isEqual(ticket.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        long expiry = Long.parseLong(cookie.split("\\.")[EXPIRY]);
        return expiry < nowMillis || !used.isFirst(cookie, expiry, nowMillis) ? null : ticket;
    }

    private Ticket of(String cookie) {
        return new Ticket(cookie, derived("state", cookie), derived("nonce", cookie), derived("verifier", cookie));
    }

    private String derived(String purpose, String cookie) {
        return encoded(Hmac.of(Hmac.SHA256, key, (purpose + '\0' + cookie).getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
