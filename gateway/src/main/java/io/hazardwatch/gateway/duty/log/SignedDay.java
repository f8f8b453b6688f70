package io.hazardwatch.gateway.duty.log;

import java.time.LocalDate;

/**
 * A day both have signed.
 *
 * @param entries  how many entries it has
 * @param previous hash of the post's day signed before it, {@link DayText#FIRST} for the first
 * @param hash     SHA-256 over {@code previous} and the day's text with both signatures
 */
public record SignedDay(String post, LocalDate day, int entries, String previous, String hash, long atMillis) {}
