package io.hazardwatch.gateway.connections;

/**
 * Time limits of a connection in nanoseconds; it is closed when one is exceeded.
 *
 * @param header for the headers of its first request
 * @param body for the body of a request, from its headers on
 * @param idle between an answer and the headers of the next request
 * @param stall without taking any byte of a waiting answer
 */
public record ConnectionTimes(long header, long body, long idle, long stall) {}
