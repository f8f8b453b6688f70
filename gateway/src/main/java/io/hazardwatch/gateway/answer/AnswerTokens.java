package io.hazardwatch.gateway.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the tokens in answer links and the codes for replies by SMS. A token names a message and carries an HMAC over
 * everything it is bound to, so no token can be made without the key, and none needs a table of its own. It is short, because an
 * SMS has 67 characters. Any thread.
 */
public final class AnswerTokens {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = Long.BYTES;
    /** 96 bits: a guess per millisecond finds one of a million open tokens once in a million years. */
    private static final int MAC_BYTES = 12;
    private static final int TOKEN_BYTES = ID_BYTES + MAC_BYTES;
    private static final int TOKEN_LENGTH = 27;
    private static final int CODES = 9_000;
    private static final int CODE_MIN = 1_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /** @param key {@value #KEY_BYTES} random bytes that stay the same over restarts, otherwise open links die with the process */
    public AnswerTokens(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, this has " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The token of a message: {@value #TOKEN_LENGTH} characters that are safe in a URL. */
    public String token(AskedMessage message) {
        return ENCODER.encodeToString(ByteBuffer.allocate(TOKEN_BYTES).putLong(message.id()).put(mac("link", message), 0, MAC_BYTES).array());
    }

    /** The message that a token names; says nothing about whether the token is ours. Empty if it cannot be a token. */
    public static OptionalLong messageOf(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return OptionalLong.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return bytes.length == TOKEN_BYTES ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong()) : OptionalLong.empty();
        } catch (IllegalArgumentException malformed) {
            return OptionalLong.empty();
        }
    }

    /** Whether this is the token of that message; takes equally long whether or not it is. */
    public boolean isOf(String token, AskedMessage message) {
        return MessageDigest.isEqual(token(message).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Four digits that a person replies by SMS to take a message. They distinguish a person's open messages, the sender's number is
     * what identifies the person; wrong ones are to be limited by the caller.
     */
    public String code(AskedMessage message) {
        int number = ByteBuffer.wrap(mac("code", message)).getInt() & Integer.MAX_VALUE;
        return Integer.toString(CODE_MIN + number % CODES);
    }

    private byte[] mac(String purpose, AskedMessage message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : new String[] {purpose, message.subject(), message.person(), message.isExercise() ? "exercise" : "live"}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            mac.update(ByteBuffer.allocate(4 * Long.BYTES).putLong(message.id()).putLong(message.occurrence()).putLong(message.annSeq())
                    .putLong(message.askedAt()).array());
            return Arrays.copyOf(mac.doFinal(), 2 * MAC_BYTES);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, absent);
        }
    }
}
