package io.hazardwatch.gateway.hazards;

/** Takes what was stored, for the journal; never blocks. */
public interface HazardJournal {
    /** Somebody recorded something in the file of a source. */
    void file(SourceKey source, Recorded by, String what);

    /** The gateway noticed something about a source. */
    void noticed(SourceKey source, String what, long atMillis);

    /** Somebody entered, confirmed or refused an entry of the stock book. */
    void stock(SourceKey source, Recorded by, String what);
}
