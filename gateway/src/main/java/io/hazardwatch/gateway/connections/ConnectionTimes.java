package io.hazardwatch.gateway.connections;

/**
 * How long a connection may take; a moment too long and it is closed. In nanoseconds.
 *
 * @param header for the headers of its first request
 * @param body   for the body of a request, from its headers on
 * @param idle   between an answer and the headers of the next request
 * @param stall  to take any byte of what waits for it
 */
public record ConnectionTimes(long header, long body, long idle, long stall) {}
