package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.signing.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * SHA-256 over the previous hash and every value of a row, each with its kind and length, so that different rows never have the
 * same input. A person who changes, removes or adds a row must rewrite all later rows; comparing the last hash with one noted
 * elsewhere then reveals it. One thread.
 *
 * <p>Our own code only defines the layout of a row, which must not change with a library; the hash is the JDK's.
 */
final class HashChain {
    /** The hash before the first entry. */
    static final byte[] GENESIS = new byte[32];
    private static final int NUMBER_BYTES = 9;

    private final MessageDigest digest = Sha256.newDigest();
    /** The input of the hash, assembled first because one call of the digest costs more than the bytes of a number. */
    private ByteBuffer image = ByteBuffer.allocate(2_048);

    /** The hash of {@code row} after {@code previous}. */
    byte[] next(byte[] previous, Object[] row) {
        image.clear().put(previous);
        for (Object value : row) {
            put(value);
        }
        digest.update(image.flip());
        return digest.digest();
    }

    private void put(Object value) {
        switch (value) {
            case null -> reserve(1).put((byte) 0);
            case Long whole -> number(1, whole);
            case Double real -> number(2, Double.doubleToLongBits(real));
            default -> text(value.toString());
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(3, bytes.length);
        reserve(bytes.length).put(bytes);
    }

    private void number(int kind, long bits) {
        reserve(NUMBER_BYTES).put((byte) kind).putLong(bits);
    }

    private ByteBuffer reserve(int bytes) {
        if (image.remaining() < bytes) {
            image = ByteBuffer.allocate(2 * (image.position() + bytes)).put(image.flip());
        }
        return image;
    }
}
