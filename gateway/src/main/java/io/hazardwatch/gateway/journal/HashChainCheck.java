package io.hazardwatch.gateway.journal;

/**
 * Result of checking the hash chain.
 *
 * @param entries number of intact entries from the first on
 * @param firstBadSeq the first sequence number that is missing, changed or not chained to the one before; 0 = none
 * @param lastHash hash of the last intact entry, in hex; noted outside the file, it shows later that nothing was cut off
 */
public record HashChainCheck(long entries, long firstBadSeq, String lastHash) {
    /** Whether every entry is unchanged since it was written. */
    public boolean isIntact() {
        return firstBadSeq == 0;
    }
}
