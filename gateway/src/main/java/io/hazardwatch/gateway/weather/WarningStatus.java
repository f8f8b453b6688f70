package io.hazardwatch.gateway.weather;

/** How a message is to be handled. Only an ACTUAL one ever acts. */
public enum WarningStatus {
    ACTUAL, EXERCISE, SYSTEM, TEST, DRAFT
}
