package io.hazardwatch.gateway.onboarding;

/** Journals changes of the configuration. Any thread. */
public interface ConfigurationJournal {
    /** Takes an entry; it is committed later. */
    void note(String enterprise, String site, String person, String what, long atMillis);

    /** Whether an entry that begins with {@code beginning} is committed, since that time. Reads; may block. */
    boolean has(String enterprise, String site, String beginning, long sinceMillis);
}
