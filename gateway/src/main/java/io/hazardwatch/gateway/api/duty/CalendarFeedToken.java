package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.signing.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The secret in the address of a calendar feed: 256 random bits. Only its SHA-256 is kept, which for a secret of that length is enough. */
final class CalendarFeedToken {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private CalendarFeedToken() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text can be a token at all. */
    static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    static String hash(String token) {
        return Sha256.hex(token);
    }
}
