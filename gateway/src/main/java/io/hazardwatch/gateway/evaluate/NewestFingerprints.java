package io.hazardwatch.gateway.evaluate;

/** Fingerprints of the readings of a point that were evaluated last, by their number. Lane thread. */
public interface NewestFingerprints {
    /** Fingerprint of the {@code number}-th evaluated reading, one of the last eight; the first number is 1. */
    int fingerprint(long number);
}
