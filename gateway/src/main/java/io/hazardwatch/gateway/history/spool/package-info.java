/**
 * The durable log between a lane and the store: memory-mapped segment files of fixed slots, and how far they are drained.
 *
 * <p>Invariant: a reading appended is found again after the process is killed; a segment's file goes only when the
 * checkpoint has passed it; damage stays within its slots. One directory per lane, locked by one process.
 * Threads: the lane appends, the drainer reads, one helper prepares segments ahead.
 * Absent on purpose: fsync. What the machine had not written when it lost power is missing afterwards; slots half
 * written then are told by their check and left out.
 */
package io.hazardwatch.gateway.history.spool;
