/**
 * Recorded measurements from files, published as if a device had just taken them.
 *
 * <p>Invariant: rows are sent in the file's order with the file's values, even where its clock steps back. Runs on the main thread.
 * It deliberately does not judge the data; a row without a readable number is skipped and counted.
 */
package io.hazardwatch.simulator.replay;
