package io.hazardwatch.gateway.weather;

/** For whom a message is meant. */
public enum WarningScope {
    PUBLIC, RESTRICTED, PRIVATE
}
