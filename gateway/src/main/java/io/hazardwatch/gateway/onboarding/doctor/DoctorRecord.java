package io.hazardwatch.gateway.onboarding.doctor;

/**
 * That a step became wrong or right; kept for a week.
 *
 * @param subject  {@code site/device}, or the user name of a credential
 * @param atMillis ms since the epoch
 * @param step     the first that was wrong; null if none was
 * @param cause    what was wrong; null if nothing was
 */
public record DoctorRecord(String enterprise, String subject, long atMillis, DoctorStep step, DoctorCause cause, String detail) {}
