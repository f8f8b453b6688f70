package io.hazardwatch.gateway.audit;

import io.hazardwatch.gateway.model.Priority;

/**
 * Limits of delays, in ms; exceeding one is a breach. The silences follow the timing profile of escalation: 5 min for P1, 15
 * min for P2.
 *
 * @param pulse     without a sign of life
 * @param lag       of messages and lanes
 * @param roundTrip of a commit
 * @param alarmPath of a synthetic alarm from its reading to the loopback channel
 * @param claim     without an outcome: 30 s until it is taken back, and as much again
 * @param silenceP1 of an unacknowledged P1 with nobody reached
 */
public record AuditLimits(long pulse, long lag, long roundTrip, long alarmPath, long claim, long silenceP1, long silenceP2) {
    /** As used unless configured. */
    public static final AuditLimits STANDARD = new AuditLimits(60_000, 30_000, 10_000, 10_000, 60_000, 5 * 60_000, 15 * 60_000);

    /** How long an unacknowledged alarm of that priority may be silent; 0 = without limit. */
    long silence(Priority priority) {
        return switch (priority) {
            case P1 -> silenceP1;
            case P2 -> silenceP2;
            case P3, P4 -> 0;
        };
    }
}
