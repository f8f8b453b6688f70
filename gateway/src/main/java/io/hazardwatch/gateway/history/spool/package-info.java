/**
 * The durable log between a lane and the store: memory-mapped segment files of fixed slots, and how far they are drained.
 *
 * <p>Invariant: a reading appended is found again after the process is killed; a segment's file goes only when the
 * checkpoint has passed it; damage stays within its slots. One directory per lane, locked by one process.
 * Threads: the lane appends, the drainer reads, one helper prepares segments ahead, another carries what is written to the
 * disk. Absent on purpose: a sync the lane or an acknowledgement waits for. What came after the last pass is missing when
 * the machine loses power; slots half written then are told by their check and left out.
 */
package io.hazardwatch.gateway.history.spool;
