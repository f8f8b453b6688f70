/**
 * The command line: options in, exit status out.
 *
 * <p>Invariant: every command names all its options, so an unknown or malformed one is refused with all others at once.
 * Main thread only. Deliberately absent: any knowledge of what a command does.
 */
package io.hazardwatch.simulator.command;
