package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.signing.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * Codes of a time step (TOTP, RFC 6238, with HMAC-SHA-1, 30 s and six digits, which is what authenticator apps do). Pure, any thread.
 */
final class Totp {
    static final int SECRET_BYTES = 20;
    private static final long STEP_MILLIS = 30_000;
    private static final int MODULUS = 1_000_000;
    private static final int BITS = 5;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    /** A code of the step before is still taken, and one of the next, because clocks differ. */
    private static final long STEPS_APART = 1;

    private Totp() {}

    static long stepAt(long millis) {
        return Math.floorDiv(millis, STEP_MILLIS);
    }

    /** The code of a step (RFC 4226, 5.3). */
    static String code(byte[] secret, long step) {
        byte[] mac = Hmac.of(Hmac.SHA1, secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    /** The step after {@code lastStep} whose code this is; -1 when it is none that counts now. */
    static long stepOf(byte[] secret, String code, long nowMillis, long lastStep) {
        long now = stepAt(nowMillis);
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        for (long step = Math.max(now - STEPS_APART, lastStep + 1); step <= now + STEPS_APART; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given)) {
                return step;
            }
        }
        return -1;
    }

    /** RFC 4648 without padding, as authenticator apps take it. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = held << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            for (; bits >= BITS; bits -= BITS) {
                text.append(BASE32.charAt(held >> bits - BITS & (1 << BITS) - 1));
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0 ? text.toString() : text.append(BASE32.charAt(held << BITS - bits & (1 << BITS) - 1)).toString();
    }
}
