package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;

/** The longest durations allowed, by priority. */
public record AlarmPolicy(PriorityPolicy p1, PriorityPolicy p2, PriorityPolicy p3, PriorityPolicy p4) {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    /** The values of the table in {@code docs/alarms.md}. */
    public static final AlarmPolicy STANDARD = new AlarmPolicy(new PriorityPolicy(30 * MINUTE, 0, 0, false),
            new PriorityPolicy(2 * HOUR, 0, 2 * HOUR, false), new PriorityPolicy(8 * HOUR, 0, 8 * HOUR, false),
            new PriorityPolicy(24 * HOUR, 0, 24 * HOUR, false));

    /** Longest shelving of an alarm of the gateway about itself. */
    static final long SYSTEM_SHELVE_MILLIS_MAX = HOUR;
    /** Longest time out of service in one request. */
    static final long OUT_OF_SERVICE_MILLIS_MAX = 31 * 24 * HOUR;
    /** A deadline that fires later than this after its time is marked late. */
    static final long LATE_MILLIS = 2_000;

    /** Longest shelving of an alarm of that kind and priority, in ms; 0 = may not be shelved. */
    public long shelveMillisMax(RuleKind kind, Priority priority) {
        long max = of(priority).shelveMillisMax();
        return kind.isOfGateway() ? Math.min(max, SYSTEM_SHELVE_MILLIS_MAX) : max;
    }

    /** The policy of that priority. */
    public PriorityPolicy of(Priority priority) {
        return switch (priority) {
            case P1 -> p1;
            case P2 -> p2;
            case P3 -> p3;
            case P4 -> p4;
        };
    }
}
