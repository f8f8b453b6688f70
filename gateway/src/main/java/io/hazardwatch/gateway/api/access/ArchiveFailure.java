package io.hazardwatch.gateway.api.access;

/** Why an archive of credentials is not what was ordered; the console has a sentence for each in both languages. */
public enum ArchiveFailure {
    /** A batch failed; what was made before can be fetched. */
    STOPPED,
    /** The file could not be written; nothing was issued. */
    NOT_WRITTEN,
    /** It was given up, or could not be written; its credentials are forgotten at the next start only. */
    NOT_FORGOTTEN
}
