/**
 * The durable log between a lane and the store: memory-mapped segment files of fixed slots, and how far they are drained.
 *
 * <p>Invariant: an appended reading is found again after the process is killed; a segment's file is released only after the
 * checkpoint has passed it; damage affects only its slots. One directory per lane, locked by one process. Threads: the lane
 * appends, the drainer reads, one helper prepares segments ahead, another syncs to the disk. Absent on purpose: a sync that the
 * lane or an acknowledgement waits for. A power loss costs what came after the last pass; half-written slots are recognised by
 * their check and left out.
 */
package io.hazardwatch.gateway.history.spool;
