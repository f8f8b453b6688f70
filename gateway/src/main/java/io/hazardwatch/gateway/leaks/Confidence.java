package io.hazardwatch.gateway.leaks;

/** What the sum of evidence means in words. */
public enum Confidence {
    /** Below 0.3, or nothing but detectors that cannot be trusted. */
    SUSPICION,
    /** From 0.3. */
    POSSIBLE,
    /** From 0.5. */
    LIKELY,
    /** From 0.75. */
    VERY_LIKELY;

    static Confidence of(double sum) {
        return sum < 0.3 ? SUSPICION : sum < 0.5 ? POSSIBLE : sum < 0.75 ? LIKELY : VERY_LIKELY;
    }
}
