package io.hazardwatch.gateway.intake.gb28181;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces and knows its own again without keeping them: each holds the time at which it was made and a code over that and the address it was
 * made for. So who shows a right one has received it, and an address cannot be forged by who asks only. One that has proved a password is kept for
 * the rest of its time, so that it proves none again. One thread.
 */
final class SipNonces {
    /** From the challenge to the answer. */
    static final long LIFE_MILLIS = 60_000;
    private static final long LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(LIFE_MILLIS);
    private static final int USED_MAX = 4_096;
    private static final int KEY_BYTES = 32;
    private static final int CODE_BYTES = 16;
    private static final int TIME_DIGITS = 16;
    private static final String CODE = "HmacSHA256";

    /** What a nonce is worth. */
    enum Worth { RIGHT, OLD, USED, FOREIGN }

    private final SecureRandom random = new SecureRandom();
    /** So that nobody reads from a nonce since when this machine runs. */
    private final long offsetNanos = random.nextLong();
    private final SecretKeySpec key;
    private final Map<String, Long> used = new LinkedHashMap<>();

    SipNonces() {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, CODE);
    }

    /** A new one for that address; no two are equal. */
    String make(String address, long nowNanos) {
        String open = HexFormat.of().toHexDigits(nowNanos + offsetNanos) + HexFormat.of().toHexDigits(random.nextLong());
        return open + code(open, address);
    }

    Worth judge(String nonce, String address, long nowNanos) {
        if (nonce.length() != 2 * TIME_DIGITS + 2 * CODE_BYTES || !nonce.matches("[0-9a-f]+")) {
            return Worth.FOREIGN;
        }
        String open = nonce.substring(0, 2 * TIME_DIGITS);
        if (!MessageDigest.isEqual((open + code(open, address)).getBytes(StandardCharsets.US_ASCII), nonce.getBytes(StandardCharsets.US_ASCII))) {
            return Worth.FOREIGN;
        }
        long age = nowNanos + offsetNanos - HexFormat.fromHexDigitsToLong(open, 0, TIME_DIGITS);
        return age > LIFE_NANOS ? Worth.OLD : used.containsKey(nonce) ? Worth.USED : Worth.RIGHT;
    }

    /** It has proved a password. */
    void use(String nonce, long nowNanos) {
        used.values().removeIf(at -> nowNanos - at > LIFE_NANOS);
        used.put(nonce, nowNanos);
        if (used.size() > USED_MAX) {
            used.remove(used.keySet().iterator().next());
        }
    }

    private String code(String open, String address) {
        try {
            Mac mac = Mac.getInstance(CODE);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((open + ' ' + address).getBytes(StandardCharsets.US_ASCII)), 0, CODE_BYTES);
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
