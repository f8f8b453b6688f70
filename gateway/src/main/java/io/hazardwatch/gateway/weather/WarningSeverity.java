package io.hazardwatch.gateway.weather;

/** Severity of the event, the most severe first. */
public enum WarningSeverity {
    EXTREME, SEVERE, MODERATE, MINOR, UNKNOWN
}
