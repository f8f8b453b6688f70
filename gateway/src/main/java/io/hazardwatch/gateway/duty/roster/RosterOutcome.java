package io.hazardwatch.gateway.duty.roster;

import java.util.List;

/** Result of an edit. */
public sealed interface RosterOutcome {
    /** The roster after the edit. */
    record Accepted(Roster roster) implements RosterOutcome {}

    /** The edit is refused; {@code what} names the person, post or entry concerned, {@code conflicts} the instants. */
    record Refused(RosterRefusal reason, String what, List<RosterConflict> conflicts) implements RosterOutcome {}
}
