/**
 * Who is asking: log-in, sessions, throttling, people, device credentials, and the trace of each try.
 *
 * <p>Invariant: a password is hashed only after its try was counted. Thread: event loop; hashing on a pool of its own.
 */
package io.hazardwatch.gateway.api.access;
