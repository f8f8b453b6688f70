/**
 * The command line: options in, exit status out. Picocli parses; this room decides what is said and which status follows.
 *
 * <p>Invariant: every command names all its options, so an unknown or malformed one is refused with all others at once.
 * Main thread only. Absent on purpose: any knowledge of what a command does.
 */
package io.hazardwatch.simulator.command;
