package io.hazardwatch.gateway.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Message authentication codes (RFC 2104). Texts count in UTF-8, hexadecimal is lower case. Any thread. */
public final class Hmac {
    /** The code of everything of our own. */
    public static final String SHA256 = "HmacSHA256";
    /** Asked for by the older interfaces of providers. */
    public static final String SHA1 = "HmacSHA1";

    private Hmac() {}

    /**
     * The code over all parts together.
     *
     * @param algorithm {@link #SHA256} or {@link #SHA1}
     */
    public static byte[] of(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has " + algorithm, absent);
        }
    }

    /** The HMAC-SHA-256 of a text, as hexadecimal. */
    public static String hex(String secret, String text) {
        return HexFormat.of().formatHex(of(SHA256, bytes(secret), bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
