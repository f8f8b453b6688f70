package io.hazardwatch.gateway.duty.handover;

import java.util.List;

/**
 * Result of accepting a hand-over.
 *
 * @param steps what it changed; empty when it was refused
 */
public record Acceptance(Verdict verdict, List<HandoverStep> steps) {
    /** Whether it counts, or why not. */
    public enum Verdict {
        TAKEN,
        /** Only the incoming officer accepts. */
        NOT_INCOMING,
        /** It was accepted before, or has lapsed. */
        NOT_OPEN,
        /** The list has no such item, or it is not waiting any more. */
        UNKNOWN_ITEM,
        /** Matters came up or ended since the person saw the list: look again. */
        LIST_CHANGED
    }

    static Acceptance refused(Verdict why) {
        return new Acceptance(why, List.of());
    }
}
