package io.hazardwatch.gateway.database;

import io.hazardwatch.gateway.signing.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Row count and checksum of a table: the sum of the SHA-256 of each row, so the order, which differs between stores, does not
 * matter. One thread.
 */
final class TableDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final int SHOWN_LENGTH = 16;

    private final MessageDigest digest = Sha256.newDigest();
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    /** @param row values as the driver returns them */
    void add(Object[] row) {
        digest.reset();
        for (Object value : row) {
            byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        sum = sum.add(new BigInteger(1, digest.digest())).mod(MODULUS);
        rows++;
    }

    /** The same text for the same value in both stores, whatever class each driver uses. */
    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> "bytes " + HexFormat.of().formatHex(bytes);
            case Double number -> "number " + number;
            case Float number -> "number " + number.doubleValue();
            case Number number -> "whole " + number.longValue();
            default -> "text " + value;
        };
    }

    long rows() {
        return rows;
    }

    /** A shortened checksum, for people and for comparison. */
    String checksum() {
        return "%064x".formatted(sum).substring(0, SHOWN_LENGTH);
    }
}
