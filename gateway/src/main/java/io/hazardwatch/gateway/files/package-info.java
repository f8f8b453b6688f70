/**
 * Creates files and folders that only the gateway's own user may read, whatever umask the process was started with.
 *
 * <p>Invariant: nothing made here is open to others at any moment, not even between its making and a later call. Thread: the
 * caller's. Absent on purpose: what the files hold.
 */
package io.hazardwatch.gateway.files;
