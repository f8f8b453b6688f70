package io.hazardwatch.gateway.journal;

import java.nio.file.Path;

/**
 * The journal file was rewritten while the gateway ran.
 *
 * @param at ms since the epoch
 * @param isWhole whether all entries are in the new file; otherwise only the state of the alarms
 * @param setAside where the file that stood in its place is kept, or null
 */
public record JournalRewrite(long at, String reason, boolean isWhole, Path setAside) {}
