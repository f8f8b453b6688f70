package io.hazardwatch.gateway.weather;

/** The nature of a message. */
public enum WarningMessageType {
    ALERT, UPDATE, CANCEL, ACK, ERROR
}
