package io.hazardwatch.gateway.weather;

/** How bad the event is, the gravest first. */
public enum WarningSeverity {
    EXTREME, SEVERE, MODERATE, MINOR, UNKNOWN
}
