package io.hazardwatch.gateway.notify.channel.provider;

import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How a provider authenticates its reports. An address is no proof.
 *
 * @param name      of the header or parameter
 * @param timestamp header with the time in seconds, which is then signed too: time, a dot, body; null = only the body is signed
 */
public record ReceiptProof(Kind kind, String name, String secret, String timestamp) {
    /** The ways. */
    public enum Kind {
        /** A secret in a header. */
        TOKEN_HEADER,
        /** A secret in the query, for providers that send no headers of their own. */
        TOKEN_PARAMETER,
        /** HMAC-SHA-256 in a header, as hexadecimal or Base64. */
        HMAC_SHA256
    }

    private static final long AGE_MILLIS_MAX = 300_000;
    private static final String PREFIX = "sha256=";

    /** {@link Reason#TAKEN} if it is proved. */
    Reason check(ReceiptRequest request, long nowMillis) {
        String given = kind == Kind.TOKEN_PARAMETER ? request.parameters().get(name) : request.headers().get(name.toLowerCase(Locale.ROOT));
        if (given == null) {
            return Reason.WRONG_SIGNATURE;
        }
        if (kind != Kind.HMAC_SHA256) {
            return isSame(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)) ? Reason.TAKEN : Reason.WRONG_SIGNATURE;
        }
        String time = timestamp == null ? null : request.headers().get(timestamp.toLowerCase(Locale.ROOT));
        if (timestamp != null && (time == null || !time.matches("[0-9]{1,12}"))) {
            return Reason.WRONG_SIGNATURE;
        }
        byte[] expected = HexFormat.of().parseHex(RequestSigning.hmacHex(secret, signed(time, request.body())));
        if (!isSame(decoded(given), expected)) {
            return Reason.WRONG_SIGNATURE;
        }
        return time != null && Math.abs(nowMillis - Long.parseLong(time) * 1_000) > AGE_MILLIS_MAX ? Reason.TOO_OLD : Reason.TAKEN;
    }

    private static byte[] signed(String time, byte[] body) {
        if (time == null) {
            return body;
        }
        byte[] head = (time + '.').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    }

    private static byte[] decoded(String given) {
        String text = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
        try {
            return text.matches("[0-9a-fA-F]{64}") ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static boolean isSame(byte[] given, byte[] expected) {
        return MessageDigest.isEqual(given, expected);
    }

    @Override
    public String toString() {
        return "ReceiptProof[" + kind + ' ' + name + ']';
    }
}
