package io.hazardwatch.gateway.duty.rules;

import io.hazardwatch.gateway.duty.handover.HandoverTimes;
import io.hazardwatch.gateway.duty.rollcall.RollCallPolicy;

/** How duty is kept at a post. */
public record DutyRules(RollCallPolicy rollCalls, HandoverTimes handOver, SummaryRules summary) {
    /** What holds unless something else is configured. */
    public static final DutyRules STANDARD = new DutyRules(RollCallPolicy.STANDARD, HandoverTimes.STANDARD, SummaryRules.STANDARD);
}
