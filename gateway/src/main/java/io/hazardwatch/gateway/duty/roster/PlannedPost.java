package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.duty.DutyPost;

/** A post with its level, an id such as {@code duty-officer} or {@code shift-leader}, and its plan. */
public record PlannedPost(DutyPost duty, String level, PostRoster plan) {
    /** The level of a leader on shift (带班领导). */
    public static final String SHIFT_LEADER = "shift-leader";

    public PlannedPost {
        if (!duty.id().equals(plan.post()) || !duty.zone().equals(plan.zone())) {
            throw new IllegalArgumentException("post and plan differ: " + duty.id() + ' ' + plan.post());
        }
    }
}
