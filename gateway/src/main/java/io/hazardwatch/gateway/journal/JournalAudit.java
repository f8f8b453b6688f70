package io.hazardwatch.gateway.journal;

import java.util.List;

/**
 * What reading the whole journal through found.
 *
 * @param chain the hashes; null when they could not be read
 * @param pages what the database says of its pages; empty = nothing
 */
public record JournalAudit(ChainCheck chain, List<String> pages) {
    /** Whether the file is sound and every entry as it was written. */
    public boolean isSound() {
        return pages.isEmpty() && chain != null && chain.isIntact();
    }

    /** What is wrong, in a few words. */
    public String finding() {
        if (!pages.isEmpty()) {
            return "damaged pages: " + pages.getFirst();
        }
        return isSound() ? "sound" : "entry " + chain.firstBadSeq() + " is missing, was changed or does not follow the one before it";
    }
}
