package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.evaluate.EarlierFingerprints;
import io.hazardwatch.gateway.evaluate.NewestFingerprints;
import io.hazardwatch.gateway.evaluate.PointSnapshot;

/**
 * Storage for the state of a lane's points across restarts. Lane thread; nothing here blocks or allocates.
 *
 * <p>A snapshot after a transition is valid only once the journal has the transition; until then it is pending
 * ({@link #addPending}). A point without a free slot is not stored; the implementation counts that.
 */
public interface PointSnapshots extends EarlierFingerprints {
    /** Stores nothing. */
    PointSnapshots NONE = new PointSnapshots() {};

    /**
     * Longest distance between two calm readings; a longer silence changes more state, and two bytes can encode about twice as
     * much.
     */
    long SINCE_MILLIS_MAX = 30_000;

    /** {@link #addPending} found no room. */
    long UNKEPT = -1;

    /** Loads the stored snapshot of a point; false when there is none. */
    default boolean load(int point, PointSnapshot to) {
        return false;
    }

    /** Stores a snapshot in place of the previous one. */
    default void keep(int point, PointSnapshot snapshot) {}

    /**
     * Stores a reading that changed only the newest time and value of a point at rest.
     *
     * @param number       number of readings evaluated including this one
     * @param sinceMillis  distance from the previous one, at most {@link #SINCE_MILLIS_MAX}
     * @param fingerprints of the last readings including this one
     */
    default void keepCalm(int point, long number, long eventMillis, long sinceMillis, double value, NewestFingerprints fingerprints) {}

    /**
     * Stores the fingerprints of readings evaluated since the last call, up to the {@code number}-th; called at every reading
     * that is not calm.
     */
    default void keepFingerprints(int point, long number, NewestFingerprints fingerprints) {}

    /**
     * Stores a pending snapshot, which becomes valid once the journal has {@code ticket}.
     *
     * @return its position, for {@link #makeValid} or {@link #removePending}, or {@link #UNKEPT}
     */
    default long addPending(int point, PointSnapshot snapshot, long ticket) {
        return UNKEPT;
    }

    /** The journal has its ticket: replaces the previous snapshot by it. */
    default void makeValid(long position) {}

    /** Removes it, because a newer one was stored. */
    default void removePending(long position) {}
}
