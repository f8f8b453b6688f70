package io.hazardwatch.gateway.evaluate;

/** Present status of a rule, for callers that need more than its last finding. */
public enum RuleStatus {
    /** Known to be normal, on data that can be trusted. */
    NORMAL,
    /** Violated, the on-delay runs. */
    PENDING,
    /** Active, or the off-delay still runs. */
    ABNORMAL,
    /** Nothing trustworthy is known. */
    UNKNOWN,
    /** No such rule is configured any more. */
    UNWATCHED
}
