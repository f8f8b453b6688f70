package io.hazardwatch.gateway.intake.gb28181;

import io.hazardwatch.gateway.decode.gb28181.SipCredentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Digests by RFC 2617 §3.2.2 with MD5, which is what GB/T 28181 asks for. No state. */
final class SipDigest {
    private static final String AUTH = "auth";

    private SipDigest() {}

    /** Whether credentials prove that password. Takes the same time wherever the first difference is. */
    static boolean isProved(SipCredentials given, String method, String password) {
        String expected = response(given, method, password);
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                given.field("response").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** What the response must be, with {@code qop=auth} or without any. */
    static String response(SipCredentials given, String method, String password) {
        String first = md5(given.field("username") + ':' + given.field("realm") + ':' + password);
        String second = md5(method + ':' + given.field("uri"));
        String middle = given.field("qop").isEmpty() ? given.field("nonce")
                : given.field("nonce") + ':' + given.field("nc") + ':' + given.field("cnonce") + ':' + AUTH;
        return md5(first + ':' + middle + ':' + second);
    }

    /** Whether it is of a kind that can be judged: MD5, with {@code qop=auth} or without any. */
    static boolean isServed(SipCredentials given) {
        return (given.field("algorithm").isEmpty() || given.field("algorithm").equalsIgnoreCase("MD5"))
                && (given.field("qop").isEmpty() || given.field("qop").equalsIgnoreCase(AUTH));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
