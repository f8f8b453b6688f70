/**
 * GB/T 26875.3-2011: bytes of a connection to frames, and frames to readings or a named reject.
 *
 * <p>Invariant: no input throws, and what is kept of a connection is bounded. Pure; the caller's thread. Deliberately absent: the
 * connection, what is answered, and whose device it is ({@code intake.gb26875}).
 */
package io.hazardwatch.gateway.decode.gb26875;
