package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.settings.process.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the command line and the environment ask for; a flag counts more than its variable. */
public sealed interface Arguments {
    /**
     * Start the gateway.
     *
     * @param adminPassword for a first start; null when none was given
     */
    record Run(Path config, Overrides overrides, String adminPassword) implements Arguments {
        @Override
        public String toString() {
            return "Run[" + config + ' ' + overrides + ']';
        }
    }

    /** Validate a configuration and end. */
    record CheckOnly(Path config, boolean allowEmpty) implements Arguments {}

    /** Prove that every rule of a configuration can fire and end. */
    record ProveRules(Path config) implements Arguments {}

    /**
     * Check the hash chain of a journal and end.
     *
     * @param journal its file; a copy, or one in use
     */
    record VerifyJournal(Path journal) implements Arguments {}

    /** Give a person another password and end; the password is asked for, because others can read command lines. */
    record SetPassword(String user, Path data) implements Arguments {}

    /**
     * Move the relational store to another place and end.
     *
     * @param url the address of a PostgreSQL database, or {@code sqlite}
     */
    record MoveDatabase(String url, Path data) implements Arguments {}

    /** Say how to call it and end. */
    record Help(String text) implements Arguments {}

    /** Cannot be understood; the process ends with 2. */
    record Wrong(String message) implements Arguments {}

    /**
     * Reads both.
     *
     * @param words       the command line
     * @param environment only variables that begin with {@code HAZARDWATCH_} are looked at
     */
    static Arguments parse(List<String> words, Map<String, String> environment) {
        return new ArgumentsReader(environment).read(words);
    }
}
