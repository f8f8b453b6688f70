package io.hazardwatch.gateway.journal;

import java.util.List;

/**
 * Result of reading the whole journal.
 *
 * @param chain result of the hash check; null if it could not be read
 * @param pages page errors that the database reports; empty = none
 */
public record JournalAudit(HashChainCheck chain, List<String> pages) {
    /** Whether the file is intact and every entry unchanged. */
    public boolean isSound() {
        return pages.isEmpty() && chain != null && chain.isIntact();
    }

    /** A short description of what is wrong. */
    public String finding() {
        if (!pages.isEmpty()) {
            return "damaged pages: " + pages.getFirst();
        }
        return isSound() ? "sound" : "entry " + chain.firstBadSeq() + " is missing, was changed or does not follow the one before it";
    }
}
