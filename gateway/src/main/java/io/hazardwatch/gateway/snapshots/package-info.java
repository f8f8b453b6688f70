/**
 * Stores the state of points so that a restart loses none of it: mapped files, one slot per point, whose pages belong to the
 * operating system and so survive the end of the process.
 *
 * <p>Invariant: a slot never contains a reading whose transition the journal does not have. Thread: lanes write without a lock,
 * a system call or an allocation; slots are created at the start and on the reload thread. May know the lane and the
 * evaluator's snapshots. Deliberately absent: syncing to disk; docs/known-limits.md states what a power loss costs.
 */
package io.hazardwatch.gateway.snapshots;
