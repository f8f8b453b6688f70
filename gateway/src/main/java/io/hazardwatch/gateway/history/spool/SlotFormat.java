package io.hazardwatch.gateway.history.spool;

/**
 * Encodes point, kind and check of a slot in its last word. A word of 0 means a slot not yet written, so no format produces it.
 * The check covers the place of the slot, so that remains of an earlier use of the file are recognised. One thread at a time.
 */
interface SlotFormat {
    /**
     * The word for these contents.
     *
     * @param sequence of the segment
     * @param position of the slot in it
     * @param index    of the point, 0 to {@link Slot#INDEX_MAX}
     * @param kind     8 bits, see {@link Slot}
     */
    long word(long sequence, int position, long a, long b, long c, int index, int kind);

    /** Index of the point. */
    int index(long word);

    /** Kind of the slot, see {@link Slot}. */
    int kind(long word);

    /** Whether the slot is unchanged since it was written. */
    default boolean isIntact(long sequence, int position, long a, long b, long c, long word) {
        return word == word(sequence, position, a, b, c, index(word), kind(word));
    }
}
