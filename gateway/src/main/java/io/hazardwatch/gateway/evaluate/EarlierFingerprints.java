package io.hazardwatch.gateway.evaluate;

/**
 * Fingerprints of evaluated readings that are kept outside the state of their point, which then holds only the newest
 * {@link ReadingFingerprints#NEWEST}. Asked only about readings that arrive late. Lane thread.
 */
public interface EarlierFingerprints {
    /** Keeps none: each state has all of its fingerprints itself. */
    EarlierFingerprints NONE = new EarlierFingerprints() {};

    /** Whether the fingerprints of the point of that index are kept here; never changes from true to false. */
    default boolean keeps(int point) {
        return false;
    }

    /**
     * Whether a reading with that fingerprint was evaluated.
     *
     * @param count number of readings of the point evaluated so far
     */
    default boolean contains(int point, long count, int fingerprint) {
        return false;
    }
}
