/**
 * Authentication: log-in, sessions, throttling, people, device credentials, and a trace of each attempt.
 *
 * <p>Invariant: a password is hashed only after its attempt was counted. Thread: event loop; hashing on a pool of its own.
 */
package io.hazardwatch.gateway.api.access;
