/**
 * What one configuration changes against another, in words of both languages, with what needs another person.
 *
 * <p>Invariant: whatever differs is said, and what is not known to be harmless needs another person. Pure. Absent on purpose: texts of files.
 */
package io.hazardwatch.gateway.onboarding.difference;
