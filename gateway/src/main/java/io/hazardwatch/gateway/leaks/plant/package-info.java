/**
 * What is watched of a site as a whole: whether more is there than permitted, and what tanks do. Rules over the newest readings, looked at once a
 * second beside the path, from memory.
 *
 * <p>Invariant: the same readings and times give the same judgements; what cannot be judged is said as unknown, never as normal. No I/O, no clock, no
 * thread here; {@code leaks.tables} keeps sums over a restart.
 */
package io.hazardwatch.gateway.leaks.plant;
