/**
 * HJ 212-2017 and HJ/T 212-2005: bytes of a connection to frames, frames to packets, packets to readings or a named reject.
 *
 * <p>Invariant: no input throws, and what is kept of a connection is bounded. Pure; the caller's thread. Deliberately absent: the
 * connection, what is answered, and whose device it is ({@code intake.hj212}).
 */
package io.hazardwatch.gateway.decode.hj212;
