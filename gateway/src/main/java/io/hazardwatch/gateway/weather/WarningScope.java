package io.hazardwatch.gateway.weather;

/** Audience of a message. */
public enum WarningScope {
    PUBLIC, RESTRICTED, PRIVATE
}
