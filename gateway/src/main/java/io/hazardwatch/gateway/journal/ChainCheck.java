package io.hazardwatch.gateway.journal;

/**
 * What checking the hash chain found.
 *
 * @param entries     how many entries are sound, from the first on
 * @param firstBadSeq the first sequence that is missing, changed or not chained to the one before; 0 = none
 * @param lastHash    hash of the last sound entry, in hex: noted outside the file it shows later that nothing was cut off
 */
public record ChainCheck(long entries, long firstBadSeq, String lastHash) {
    /** Whether every entry is as it was written. */
    public boolean isIntact() {
        return firstBadSeq == 0;
    }
}
