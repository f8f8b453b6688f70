/**
 * Scenarios: devices, the signals of their points, link cuts, wrong clocks, and the alarms that must follow.
 *
 * <p>Invariant: a scenario object is complete and consistent; an invalid file is refused with all its problems, each as
 * {@code file: path: value: rule}. Usable from any thread. It deliberately has no clocks and sockets; all times are scenario time.
 */
package io.hazardwatch.simulator.scenario;
