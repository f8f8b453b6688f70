/**
 * A period of readings as a file to hand over: a ZIP archive that is made while it is sent.
 *
 * <p>Invariant: memory does not grow with the period; the archive ends with its manifest and checksums, so one that was
 * cut off cannot be taken for whole. Own thread, lent by the caller.
 * Absent on purpose: files of its own, HTTP, alarms.
 */
package io.hazardwatch.gateway.history.export;
