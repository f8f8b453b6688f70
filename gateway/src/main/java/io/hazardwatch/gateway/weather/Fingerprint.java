package io.hazardwatch.gateway.weather;

import io.hazardwatch.gateway.signing.Sha256;


/** Hash of a message's text, by which repetitions are recognised. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 in hexadecimal. */
    public static String of(byte[] text) {
        return Sha256.hex(text);
    }
}
