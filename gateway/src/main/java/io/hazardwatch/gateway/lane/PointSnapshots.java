package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.evaluate.PointSnapshot;

/**
 * Where what a lane's points remember survives the death of the process. Lane thread; nothing here blocks or allocates.
 *
 * <p>What led to a transition counts only once the journal has that: until then it is {@link #promise promised}. A point
 * without room for it is not kept, which the implementation counts and tells.
 */
public interface PointSnapshots {
    /** Keeps nothing. */
    PointSnapshots NONE = new PointSnapshots() {};

    /** After a longer silence a calm reading changes more than that, and two bytes hold no more than twice as much. */
    long SINCE_MILLIS_MAX = 30_000;

    /** {@link #promise} found no room. */
    long UNKEPT = -1;

    /** Gives back what is kept of a point; false when that is nothing. */
    default boolean load(int point, PointSnapshot to) {
        return false;
    }

    /** Keeps a snapshot in place of the one before. */
    default void keep(int point, PointSnapshot snapshot) {}

    /**
     * Keeps a reading that changed nothing but the newest time and value of a point at rest.
     *
     * @param number       how many readings were judged with it
     * @param sinceMillis  how far it is from the one before, at most {@link #SINCE_MILLIS_MAX}
     * @param fingerprints of the last readings with this one, see {@link io.hazardwatch.gateway.evaluate.TimelineState#fingerprints}
     */
    default void keepCalm(int point, long number, long eventMillis, long sinceMillis, double value, int[] fingerprints) {}

    /** Keeps the fingerprints of readings judged since the last call, up to the {@code number}-th; at every one not calm. */
    default void keepFingerprints(int point, long number, int[] fingerprints) {}

    /**
     * Keeps a snapshot that counts from the moment on at which the journal has {@code ticket}.
     *
     * @return where it is, for {@link #fulfil} or {@link #release}, or {@link #UNKEPT}
     */
    default long promise(int point, PointSnapshot snapshot, long ticket) {
        return UNKEPT;
    }

    /** The journal has it: it takes the place of the one before. */
    default void fulfil(long position) {}

    /** A newer one was kept in its place. */
    default void release(long position) {}
}
