/**
 * One leak from many detections: which detectors belong together, what speaks for it, and where it probably comes from.
 *
 * <p>Invariant: the same alarms, readings and times give the same leaks, and what is unknown is said as unknown, never as safe. No I/O, no
 * clock, no thread here; {@code tables} keeps leaks over a restart. Members stay alarms of their own: nothing here changes an alarm. Absent on
 * purpose: dispersion modelling, and control of valves.
 */
package io.hazardwatch.gateway.leaks;
