/**
 * The command line: parses options and returns the exit status. Picocli parses; this package decides on messages and exit statuses.
 *
 * <p>Invariant: every command declares all its options, so that all unknown and malformed options are reported together. Main thread
 * only. It deliberately knows nothing about what a command does.
 */
package io.hazardwatch.simulator.command;
