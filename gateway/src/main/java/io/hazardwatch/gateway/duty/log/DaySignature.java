package io.hazardwatch.gateway.duty.log;

import java.time.LocalDate;

/**
 * A person's signature under a day, given with a secret of that person's own.
 *
 * @param textHash SHA-256 of what the person signed; one under another text than the present one does not count
 */
public record DaySignature(String post, LocalDate day, String person, long atMillis, String textHash) {}
