package io.hazardwatch.gateway.onboarding;

import java.util.List;

/**
 * A configuration that was in force. The same contents may be in force more than once.
 *
 * @param number   counts up
 * @param revision SHA-256 over names and contents of the files
 * @param before   revision in force before; empty for the first one
 * @param atMillis when it was found or put in force, ms since the epoch
 * @param by       who published it; empty if a file was edited by hand, or it is the first one
 * @param proposal number of the proposal that made it; 0 for the first one
 * @param files    names and SHA-256 of all files
 */
public record Revision(long number, String revision, String before, long atMillis, String by, long proposal, List<FileHash> files) {
    public Revision {
        files = List.copyOf(files);
    }

    /** A file of a revision. */
    public record FileHash(String name, String hash) {}
}
