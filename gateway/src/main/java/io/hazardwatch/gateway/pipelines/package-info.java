/**
 * Leaks of liquid pipelines: compensated mass balance over four windows, falling pressure against the operating point, and the place by pressure
 * gradient or pressure wave.
 *
 * <p>Invariant: the same readings and times give the same judgements, and what cannot be judged is said, never taken for sound. No I/O, no clock,
 * no thread here; {@code tables} keeps what was learnt over a restart. It was written after the model of the simulator that it is tried on.
 * Absent on purpose: a transient model of the line, and control of valves.
 */
package io.hazardwatch.gateway.pipelines;
