/**
 * The plot: which devices there are, what their points do, when links are cut and clocks go wrong, which alarms must follow.
 *
 * <p>Invariant: a scenario that was read is complete and consistent; one that is not is refused with every problem, each as
 * {@code file: path: value: rule}. Any thread. Deliberately absent: clocks and sockets; the plot is told in scenario time.
 */
package io.hazardwatch.simulator.scenario;
