/**
 * The start, the threads and the connections of proposals.
 *
 * <p>Invariant: files of the configuration are written on the reload thread alone. Thread: proposals have one of their own, their tests another.
 */
package io.hazardwatch.gateway.app.onboarding;
