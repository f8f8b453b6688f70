/**
 * Exports a period of readings as a ZIP archive that is created while it is sent.
 *
 * <p>Invariant: memory use does not grow with the period; the archive ends with its manifest and checksums, so a truncated one
 * cannot be taken for complete. Own thread, lent by the caller. Absent on purpose: files of its own, HTTP, alarms.
 */
package io.hazardwatch.gateway.history.export;
