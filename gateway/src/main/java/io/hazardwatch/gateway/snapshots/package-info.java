/**
 * Keeps what the points of the lanes remember, so that the death of the process costs none of it: mapped files, one slot for each
 * point, which the operating system owns. Invariant: a slot never knows of a reading whose transition the journal does not
 * have. Written on lane threads without a lock, a call into the kernel or an allocation; slots are made at the start and on the
 * reload thread. Absent on purpose: syncing to disk; what the loss of power costs is said in the known limits.
 */
package io.hazardwatch.gateway.snapshots;
