package io.hazardwatch.gateway.api;

/**
 * The HTTP side.
 *
 * @param port     0 takes a free one
 */
public record ApiSettings(String host, int port) {}
