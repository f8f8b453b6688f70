package io.hazardwatch.gateway.journal;

import java.nio.file.Path;

/**
 * Result of opening the journal.
 *
 * @param setAside where the damaged file is kept; null = there was none
 * @param alarms number of alarms carried over from it
 * @param reason what was wrong with it, or null
 */
public record JournalOpening(Kind kind, Path setAside, int alarms, String reason) {
    /** Continued as it was; created because there was none; begun anew because the existing file was unusable. */
    public enum Kind { CONTINUED, MADE, RENEWED }
}
