/**
 * The connection doctor: how far a device has come on its way from a socket to a protected point, and what keeps it there.
 *
 * <p>Invariant: pure. It judges what doors, quarantine, lanes and journal already know, so it costs them nothing; a cause is named only if
 * what was seen proves it. Thread: any.
 */
package io.hazardwatch.gateway.onboarding.doctor;
