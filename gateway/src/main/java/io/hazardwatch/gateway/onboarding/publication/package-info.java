/**
 * Writes what was approved into the files of the configuration, so that a kill at any moment leaves all of it or nothing.
 *
 * <p>Invariant: an intention is durable before the first file changes, and is finished by the next start. Thread: one at a time.
 */
package io.hazardwatch.gateway.onboarding.publication;
