package io.hazardwatch.gateway.evaluate;

/** Present status of a rule, for callers that need more than its last finding. */
public enum RuleStatus {
    /** Known to be normal, from data that can be trusted. */
    NORMAL,
    /** Violated; the on-delay is running. */
    PENDING,
    /** Active; the off-delay may be running. */
    ABNORMAL,
    /** No trustworthy data. */
    UNKNOWN,
    /** No such rule is configured. */
    UNWATCHED
}
