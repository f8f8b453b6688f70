package io.hazardwatch.gateway.history.spool;

/**
 * What slots of 32 bytes hold: three words of contents and a last one with index of the point, kind and check, as a
 * {@link SlotFormat} lays it out.
 *
 * <p>A kind below {@link #END} is a reading's quality. A definition (index and id text) takes up to {@link #PARTS_MAX}
 * slots of 24 text bytes each, padded with zeros.
 */
final class Slot {
    /** Size of a slot. */
    static final int BYTES = 32;
    /** Text bytes of a definition in one slot. */
    static final int TEXT_BYTES = 24;
    /** Slots of the longest id: four names of 64 characters and three slashes. */
    static final int PARTS_MAX = (4 * 64 + 3 + TEXT_BYTES - 1) / TEXT_BYTES;
    /** The writer has moved to the next segment. */
    static final int END = 0x40;
    /** Part of a definition; the low 4 bits are the part's number. */
    static final int PART = 0x80;
    /** Added to the last part. */
    static final int LAST_PART = 0x40;

    /** Largest index of a point in a segment: it has 24 bits. */
    static final int INDEX_MAX = (1 << 24) - 1;

    private Slot() {}
}
