package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Generates secrets, and hashes those that cannot be guessed with one fast round. Any thread. */
final class Secrets {
    /** 190 bits: letters and digits only, so that it survives shells, URLs and a leading minus sign. */
    static final int LENGTH = 32;
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Without characters that look alike, because people type this one. */
    private static final String LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LEGIBLE_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A secret for a machine. */
    static String token() {
        return pick(LETTERS_AND_DIGITS, LENGTH);
    }

    /** A password for a person to type once: 99 bits. */
    static String legible() {
        return pick(LEGIBLE, LEGIBLE_LENGTH);
    }

    /** A code for a person to type once, in four groups: 79 bits. */
    static String recoveryCode() {
        return pick(LEGIBLE, 16).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** A few characters to tell names apart; no secret. */
    static String suffix() {
        return pick(LEGIBLE, 6);
    }

    private static String pick(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** SHA-256 over salt and text. */
    static byte[] sha256(byte[] salt, String text) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(salt);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
