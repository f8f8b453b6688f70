/**
 * The file {@code roster.yaml}: read, checked, and written in the same format.
 *
 * <p>Invariant: what is written reads back as the same roster; all mistakes of a file are told at once. Thread: the caller's.
 */
package io.hazardwatch.gateway.settings.roster;
