package io.hazardwatch.gateway.evaluate;

/** What an evaluator tells the alarm machine (reference table V1 to V20). */
public enum FindingType {
    RAISE,
    CLEAR,
    SEVERITY_UP,
    SEVERITY_DOWN,
    QUALITY_BAD,
    QUALITY_GOOD,
    PENDING_CANCELLED
}
