package io.hazardwatch.gateway.journal;

import java.nio.file.Path;

/**
 * The journal's file was written anew while the gateway ran.
 *
 * @param at       ms since the epoch
 * @param isWhole  whether all entries are in the new file; else only how the alarms stand
 * @param setAside what stood in its place, or null
 */
public record JournalRenewal(long at, String reason, boolean isWhole, Path setAside) {}
