/**
 * Real measurements from files, published as if a device had just taken them.
 *
 * <p>Invariant: rows go out in the file's order with the file's values, also where its clock steps back. Main thread.
 * Deliberately absent: judging the data; what cannot be read as a number is skipped and counted.
 */
package io.hazardwatch.simulator.replay;
