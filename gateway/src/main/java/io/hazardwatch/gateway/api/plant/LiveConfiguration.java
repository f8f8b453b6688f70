package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.registry.Shrinkage;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The configuration in force, and what waits for a person or for a restart. Any thread; must not block. */
public interface LiveConfiguration {
    /** One thing wrong with a file. */
    record Fault(String file, String path, String value, String rule) {}

    /** A configuration that is right but would drop what is watched, so it waits for a person. */
    record Withheld(String revision, Shrinkage shrinkage) {}

    /**
     * How things stand.
     *
     * @param revision   of the site and template files in force: SHA-256 over their names and contents
     * @param problems   why the files as they are now are not in force
     * @param isUnreadable whether that is because they cannot be listed or read
     * @param withheld   null when nothing waits for a person
     * @param heldAlarms ids of active alarms of before the start whose points are configured no more
     * @param restart    files that changed since the start and are read at the start only
     * @param restartProblems for which the next start would refuse them
     * @param failures   how often, since the start, files were not put in force
     */
    record Status(String revision, List<Fault> problems, boolean isUnreadable, Withheld withheld, List<String> heldAlarms,
                  List<String> restart, List<Fault> restartProblems, long failures) {}

    /** What became of a confirmation. */
    enum Outcome {
        /** In force. */
        TAKEN,
        /** Nothing waits to be confirmed. */
        NOTHING_WAITS,
        /** The files are not those that were confirmed. */
        OTHER_REVISION,
        /** Confirmed, but not every lane watches by it yet; it is tried again by itself. */
        NOT_APPLIED
    }

    /** How things stand. */
    Status status();

    /**
     * A person says that a configuration is to be taken whatever it drops.
     *
     * @param revision the one that was seen, so that nobody confirms files that were changed meanwhile
     * @param person   for the journal
     */
    CompletionStage<Outcome> confirm(String revision, String person);
}
