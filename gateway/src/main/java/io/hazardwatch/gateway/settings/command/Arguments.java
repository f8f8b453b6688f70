package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.settings.process.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the command line and the environment ask for; a flag takes precedence over its variable. */
public sealed interface Arguments {
    /**
     * Start the gateway.
     *
     * @param adminPassword for a first start; null if none was given
     */
    record Run(Path config, Overrides overrides, String adminPassword) implements Arguments {
        @Override
        public String toString() {
            return "Run[" + config + ' ' + overrides + ']';
        }
    }

    /** Validate a configuration and exit. */
    record CheckOnly(Path config, boolean allowEmpty) implements Arguments {}

    /** Prove that every rule of a configuration can fire, and exit. */
    record ProveRules(Path config) implements Arguments {}

    /**
     * Check the hash chain of a journal and exit.
     *
     * @param journal its file; a copy, or one in use
     */
    record VerifyJournal(Path journal) implements Arguments {}

    /** Set a person's password and exit; the password is asked for, because other users can read command lines. */
    record SetPassword(String user, Path data) implements Arguments {}

    /**
     * Move the relational store to another place and end.
     *
     * @param url the address of a PostgreSQL database, or {@code sqlite}
     */
    record MoveDatabase(String url, Path data) implements Arguments {}

    /** Watch a gateway through its journal until interrupted. */
    record WatchGateway(Path data) implements Arguments {}

    /**
     * Show the nodes of an OPC UA server and exit.
     *
     * @param data   the data folder, null for that of the settings
     * @param server its id in the settings
     * @param node   where to begin; null for the objects folder
     */
    record Browse(Path config, Path data, String server, String node) implements Arguments {}

    /** Print the usage and exit. */
    record Help(String text) implements Arguments {}

    /** The arguments are invalid; the process exits with 2. */
    record Wrong(String message) implements Arguments {}

    /**
     * Parses both.
     *
     * @param words the command line
     * @param environment only variables that begin with {@code HAZARDWATCH_} are read
     */
    static Arguments parse(List<String> words, Map<String, String> environment) {
        return new ArgumentsReader(environment).read(words);
    }
}
