package io.hazardwatch.gateway.history.spool;

/**
 * How the last word of a slot says which point and kind the slot is of, and that it is as it was written. A word of 0 is a slot not yet
 * written, so no format gives one. The place of a slot is part of its check, which tells what an earlier use of the file left there.
 * One thread at a time.
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

    /** Which point the word says. */
    int index(long word);

    /** Which kind the word says. */
    int kind(long word);

    /** Whether the slot is as it was written. */
    default boolean isIntact(long sequence, int position, long a, long b, long c, long word) {
        return word == word(sequence, position, a, b, c, index(word), kind(word));
    }
}
