package io.hazardwatch.gateway.journal;

import java.util.List;

/** Receives every commit, in order, on the journal's thread; must not block. */
@FunctionalInterface
public interface CommitListener {
    /** @param entries the committed entries, in sequence */
    void committed(List<JournalEntry> entries);
}
