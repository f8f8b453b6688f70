package io.hazardwatch.gateway.journal;

import java.nio.file.Path;

/**
 * What the journal found when it was opened.
 *
 * @param setAside where the damaged file is kept; null = none was
 * @param alarms   how many alarms were carried over from it
 * @param reason   what was wrong with it, or null
 */
public record JournalOpening(Kind kind, Path setAside, int alarms, String reason) {
    /** As it was left; made because there was none; begun anew because what was there could not be used. */
    public enum Kind { CONTINUED, MADE, RENEWED }
}
