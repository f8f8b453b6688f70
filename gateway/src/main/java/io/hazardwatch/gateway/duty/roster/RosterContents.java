package io.hazardwatch.gateway.duty.roster;

import java.util.List;

/**
 * All of a roster as it is written down: in a file, in the tables, in an export. It refers to people and posts by their ids; who
 * they are is in the book of people. Order counts: later entries win.
 */
public record RosterContents(List<PostRoster> plans, List<ShiftOverride> overrides, List<ShiftSwap> swaps, List<Leave> leaves) {
    /** Nothing at all. */
    public static final RosterContents NONE = new RosterContents(List.of(), List.of(), List.of(), List.of());

    public RosterContents {
        plans = List.copyOf(plans);
        overrides = List.copyOf(overrides);
        swaps = List.copyOf(swaps);
        leaves = List.copyOf(leaves);
    }

    /** Whether no post is planned. */
    public boolean isEmpty() {
        return plans.isEmpty();
    }

    /** The snapshot to ask. */
    public Roster roster() {
        return Roster.of(plans, overrides, swaps, leaves);
    }
}
