package io.hazardwatch.gateway.hazards;

import java.time.LocalDate;
import java.util.List;

/** Where the stock book is kept, for good: the law asks for three years (art. 41, 42). Blocking; throws if it is away. */
public interface StockStore {
    /** What the confirmed entries of a source and substance add up to. */
    record Sum(SourceKey source, String substance, long grams) {}

    /** The balances of all confirmed entries. */
    List<Sum> sums();

    /** All entries that wait for the second person, oldest first. */
    List<StockEntry> pending();

    /** The highest number; 0 if there is no entry. */
    long lastNumber();

    /** The entry of that number, or null. */
    StockEntry entry(long number);

    /** Whether an entry that is not refused takes that one back. */
    boolean isCorrected(long number);

    /** Entries of a source with days from {@code from} to {@code to}, the highest number first and below {@code before}. */
    List<StockEntry> entries(SourceKey source, LocalDate from, LocalDate to, long before, int most);

    void add(StockEntry entry);

    /** Writes what a second person said. */
    void decide(StockEntry entry);
}
