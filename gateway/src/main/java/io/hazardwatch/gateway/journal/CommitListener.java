package io.hazardwatch.gateway.journal;

import java.util.List;

/** Told of every commit, in order, on the journal's thread; must not block. */
@FunctionalInterface
public interface CommitListener {
    /** @param entries what was committed, in sequence */
    void committed(List<JournalEntry> entries);
}
