package io.hazardwatch.gateway.weather;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hash of a message's text, by which repetitions are recognised. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 in hexadecimal. */
    public static String of(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
