package io.hazardwatch.gateway.answer;

import io.hazardwatch.gateway.signing.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * Makes and checks the tokens in answer links and the codes for replies by SMS. A token names a message and carries an HMAC over
 * everything it is bound to, so no token can be made without the key, and none needs a table of its own. It is short, because an
 * SMS has 67 characters. Any thread.
 */
public final class AnswerTokens {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;
    private static final int ID_BYTES = Long.BYTES;
    /** 96 bits: a guess per millisecond finds one of a million open tokens once in a million years. */
    private static final int MAC_BYTES = 12;
    private static final int TOKEN_BYTES = ID_BYTES + MAC_BYTES;
    private static final int TOKEN_LENGTH = 27;
    private static final int QUESTION_BYTES = 12;
    private static final int QUESTION_LENGTH = 16;
    private static final int CODES = 9_000;
    private static final int CODE_MIN = 1_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    /** @param key {@value #KEY_BYTES} random bytes that stay the same over restarts, otherwise open links die with the process */
    public AnswerTokens(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, this has " + key.length);
        }
        this.key = key.clone();
    }

    /** The token of a message: {@value #TOKEN_LENGTH} characters that are safe in a URL. */
    public String token(AskedMessage message) {
        return ENCODER.encodeToString(ByteBuffer.allocate(TOKEN_BYTES).putLong(message.id()).put(mac("link", message), 0, MAC_BYTES).array());
    }

    /**
     * The token by which one person answers one question about their presence: {@value #QUESTION_LENGTH} characters that are safe in a
     * URL. It names nobody; a secret of the person's own is asked for as well.
     */
    public String presenceToken(String question, String person) {
        byte[] mac = Hmac.of(Hmac.SHA256, key, part("presence"), part(question), part(person));
        return ENCODER.encodeToString(Arrays.copyOf(mac, QUESTION_BYTES));
    }

    /** Whether this is the token of that question to that person; takes equally long whether or not it is. */
    public boolean isPresenceToken(String token, String question, String person) {
        return MessageDigest.isEqual(presenceToken(question, person).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
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
        byte[] numbers = ByteBuffer.allocate(4 * Long.BYTES).putLong(message.id()).putLong(message.occurrence()).putLong(message.annSeq())
                .putLong(message.askedAt()).array();
        return Hmac.of(Hmac.SHA256, key, part(purpose), part(message.subject()), part(message.person()),
                part(message.isExercise() ? "exercise" : "live"), numbers);
    }

    /** With its length before it, so that no two sequences of texts give the same bytes. */
    private static byte[] part(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
    }
}
