package io.hazardwatch.gateway.onboarding;

import java.util.List;

/** Keeps proposals and revisions. Blocks; throws what the store throws when it is away. */
public interface ProposalStore {
    /** The newest proposals below {@code beforeNumber}, newest first; those still open are among them whatever their age. */
    List<Proposal> proposals(long beforeNumber, int limit, boolean openOnly);

    /** How many proposals of a person are open; of everybody if null. Edits by hand are nobody's. */
    int open(String person);

    /** Open proposals whose tests have not ended. */
    List<Proposal> untested();

    /** The proposal of that number, or null. */
    Proposal proposal(long number);

    /** Proposals whose publication was begun and not finished. */
    List<Proposal> publishing();

    /** Publications and edits by hand, of the newest proposals, that are not known to be in the journal. */
    List<Proposal> unjournaled();

    /** The revision of that number, or null. */
    Revision revisionNumbered(long number);

    /** The highest number of a proposal; 0 = none. */
    long lastNumber();

    /** Adds or replaces a proposal. */
    void save(Proposal proposal);

    /** Adds a revision and the proposal that made it, in one transaction; {@code proposal} null for the first revision. */
    void save(Revision revision, Proposal proposal);

    /** The newest revisions below {@code beforeNumber}, newest first. */
    List<Revision> revisions(long beforeNumber, int limit);

    /** The newest revision with these contents, or null. */
    Revision revision(String revision);

    /** Edits by hand that took effect in the period, touched what needs approval, and that nobody approved. */
    List<Proposal> unapproved(long fromMillis, long toMillis);
}
