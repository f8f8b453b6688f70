package io.hazardwatch.gateway.duty.roster;

import java.util.List;

/** All of a roster as it is written down: in a file, in the tables, in an export. Order counts: later entries win. */
public record RosterContents(List<RosterPerson> people, List<PlannedPost> posts, List<ShiftOverride> overrides,
        List<ShiftSwap> swaps, List<Leave> leaves) {
    /** Nothing at all. */
    public static final RosterContents NONE = new RosterContents(List.of(), List.of(), List.of(), List.of(), List.of());

    public RosterContents {
        people = List.copyOf(people);
        posts = List.copyOf(posts);
        overrides = List.copyOf(overrides);
        swaps = List.copyOf(swaps);
        leaves = List.copyOf(leaves);
    }

    /** Whether no post is planned. */
    public boolean isEmpty() {
        return posts.isEmpty();
    }

    /** The snapshot to ask. */
    public Roster roster() {
        return Roster.of(posts.stream().map(PlannedPost::plan).toList(), overrides, swaps, leaves);
    }
}
