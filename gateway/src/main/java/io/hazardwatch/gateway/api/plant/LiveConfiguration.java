package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The configuration in force, and what waits for a person or for a restart. Any thread; must not block. */
public interface LiveConfiguration {
    /** A mistake in a file. */
    record Fault(String file, String path, String value, String rule) {}

    /** A valid configuration that would remove points or rules, so a person must confirm it. */
    record Withheld(String revision, ConfigurationRemovals removals) {}

    /**
     * State of the configuration.
     *
     * @param revision of the site and template files in force: SHA-256 over their names and contents
     * @param problems why the present files are not in force
     * @param isUnreadable whether the reason is that they cannot be listed or read
     * @param withheld null if nothing waits for a person
     * @param heldAlarms ids of alarms from before the start that are still active although their points are no longer
     *     configured
     * @param isSecondNeeded whether what waits for a person waits for two
     * @param restart files that changed since the start and are read only at the start
     * @param restartProblems why the next start would refuse those files
     * @param failures how often, since the start, files could not be put in force
     */
    record Status(String revision, List<Fault> problems, boolean isUnreadable, Withheld withheld, List<String> heldAlarms,
                  boolean isSecondNeeded, List<String> restart, List<Fault> restartProblems, long failures) {}

    /** Result of a confirmation. */
    enum Outcome {
        /** In force. */
        TAKEN,
        /** No configuration waits for confirmation. */
        NOTHING_WAITS,
        /** It removes what watches for a P1, and nobody else agreed. */
        NEEDS_SECOND_PERSON,
        /** The files differ from the confirmed revision. */
        OTHER_REVISION,
        /** Confirmed, but some lanes do not use it yet; this is retried automatically. */
        NOT_APPLIED
    }

    /** The present state. */
    Status status();

    /**
     * Confirms a configuration although it removes points or rules.
     *
     * @param revision the one the person saw, so that files changed meanwhile are not confirmed
     * @param person for the journal
     * @param session of the API by which the person confirms, for the journal
     * @param second another person who agrees, authenticated; or null
     */
    CompletionStage<Outcome> confirm(String revision, String person, String session, String second);
}
