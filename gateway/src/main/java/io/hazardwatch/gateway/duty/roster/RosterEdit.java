package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;

/** What people can change of a roster. */
public sealed interface RosterEdit {
    /** The plan of a post, new or in the place of the present one. */
    record PlanPost(PostRoster post) implements RosterEdit {}

    /** An override, new or in the place of the one of the same id. */
    record PutOverride(ShiftOverride override) implements RosterEdit {}

    /** Takes an override back. */
    record RemoveOverride(String id) implements RosterEdit {}

    /** A swap that one side asks for, which confirms it for that side; {@code by} may also be neither, who decides for nobody. */
    record ProposeSwap(ShiftSwap swap, String by) implements RosterEdit {}

    /** One side of a swap confirms it. */
    record ConfirmSwap(String id, String person) implements RosterEdit {}

    /** Takes a swap back, whether it is in force or not. */
    record RemoveSwap(String id) implements RosterEdit {}

    /** A leave or a sickness, new or in the place of the one of the same id. */
    record PutLeave(Leave leave) implements RosterEdit {}

    /** Somebody is back at {@code at}, before the leave would have ended. */
    record EndLeave(String id, Instant at) implements RosterEdit {}
}
