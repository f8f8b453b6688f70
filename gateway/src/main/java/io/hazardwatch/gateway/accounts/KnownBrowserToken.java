package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.signing.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A cookie value that shows a browser logged in with this account before, so that password guessing from elsewhere does not
 * slow it down: random bytes, and a MAC over them and the name. The key is the stored password hash, so the token survives
 * restarts and becomes invalid with a change of password. It grants no access by itself. Any thread.
 */
final class KnownBrowserToken {
    private static final int NONCE_BYTES = 16;
    private static final String PURPOSE = "known browser";

    private KnownBrowserToken() {}

    static String of(Account account) {
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(nonce) + '.' + encoder.encodeToString(mac(account, nonce));
    }

    static boolean isOf(Account account, String proof) {
        int dot = proof.indexOf('.');
        try {
            byte[] nonce = Base64.getUrlDecoder().decode(proof.substring(0, Math.max(dot, 0)));
            return nonce.length == NONCE_BYTES
                    && MessageDigest.isEqual(mac(account, nonce), Base64.getUrlDecoder().decode(proof.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] mac(Account account, byte[] nonce) {
        return Hmac.of(Hmac.SHA256, account.password().hash(), (PURPOSE + '\0' + account.user().name() + '\0')
                .getBytes(StandardCharsets.UTF_8), nonce);
    }
}
