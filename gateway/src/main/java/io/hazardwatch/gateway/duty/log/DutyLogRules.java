package io.hazardwatch.gateway.duty.log;

import java.util.Set;

/** Rules for entries written by people. */
public final class DutyLogRules {
    /** How far a person's clock may be ahead. */
    private static final long FUTURE_MILLIS = 60_000;

    private DutyLogRules() {}

    /**
     * Whether the draft can be written.
     *
     * @param named            the entry the draft names, or null when it names none or there is none
     * @param openInstructions ids of the post's instructions that are not done
     */
    public static DutyLogVerdict check(DutyLogDraft draft, DutyLogEntry named, Set<String> openInstructions, long nowMillis) {
        if (!draft.kind().isByHand()) {
            return DutyLogVerdict.NOT_BY_HAND;
        }
        if (draft.matter().isBlank()) {
            return DutyLogVerdict.NO_MATTER;
        }
        if (draft.atMillis() > nowMillis + FUTURE_MILLIS) {
            return DutyLogVerdict.FUTURE;
        }
        if (draft.kind() == DutyLogKind.INSTRUCTION && (draft.party().isBlank() || draft.action().isBlank() || draft.dueMillis() <= 0)) {
            return DutyLogVerdict.NO_ASSIGNEE;
        }
        return checkNamed(draft, named, openInstructions);
    }

    private static DutyLogVerdict checkNamed(DutyLogDraft draft, DutyLogEntry named, Set<String> openInstructions) {
        boolean mustName = draft.kind() == DutyLogKind.CORRECTION || draft.kind() == DutyLogKind.DONE;
        boolean isUnknown = named == null || !named.post().equals(draft.post());
        if (isUnknown && (mustName || draft.about() != null)) {
            return DutyLogVerdict.UNKNOWN_ENTRY;
        }
        return draft.kind() == DutyLogKind.DONE && !openInstructions.contains(named.id())
                ? DutyLogVerdict.NOT_AN_OPEN_INSTRUCTION : DutyLogVerdict.TAKEN;
    }
}
