package io.hazardwatch.gateway.hazards;

import java.time.LocalDate;

/**
 * A line of the stock book.
 *
 * @param number    rises from entry to entry; 0 while it has none
 * @param substance its CAS number, or its name where it has none
 * @param isIn      whether it came in
 * @param grams     above 0
 * @param day       on which it came in or went out
 * @param corrects  number of the entry that it takes back; 0 if none
 * @param decision  what a second person said
 */
public record StockEntry(long number, SourceKey source, String substance, boolean isIn, long grams, LocalDate day, String words, long corrects,
                         Recorded entered, Decision decision) {
    /** Grams in a tonne. */
    public static final double GRAMS = 1e6;

    /** What became of an entry. */
    public enum State { PENDING, CONFIRMED, REFUSED }

    /**
     * What a second person said.
     *
     * @param recorded by whom; null while pending
     */
    public record Decision(State state, String words, Recorded recorded) {
        /** Nobody has said anything yet. */
        public static final Decision NONE = new Decision(State.PENDING, "", null);
    }

    StockEntry numbered(long given) {
        return new StockEntry(given, source, substance, isIn, grams, day, words, corrects, entered, decision);
    }

    StockEntry decided(Decision with) {
        return new StockEntry(number, source, substance, isIn, grams, day, words, corrects, entered, with);
    }

    /** What it adds to the balance, grams. */
    public long signed() {
        return isIn ? grams : -grams;
    }

    /** Tonnes, always above 0. */
    public double tonnes() {
        return grams / GRAMS;
    }
}
