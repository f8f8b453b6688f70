package io.hazardwatch.gateway.evaluate;

/** Signals of an evaluator to the alarm machine (table V1 to V20 in {@code docs/alarms.md}). */
public enum FindingType {
    RAISE,
    CLEAR,
    SEVERITY_UP,
    SEVERITY_DOWN,
    QUALITY_BAD,
    QUALITY_GOOD,
    PENDING_CANCELLED
}
