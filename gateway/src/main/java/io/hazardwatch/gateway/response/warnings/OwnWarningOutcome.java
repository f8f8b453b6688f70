package io.hazardwatch.gateway.response.warnings;

import java.util.List;

/**
 * What became of a wish.
 *
 * @param refusal null if it was done
 * @param rules   that were broken; empty unless the refusal is {@link Refusal#INVALID}
 */
public record OwnWarningOutcome(OwnWarning warning, Refusal refusal, List<String> rules) {
    /** Why nothing was done. */
    public enum Refusal {
        /** There is no such message. */
        UNKNOWN,
        /** It breaks rules. */
        INVALID,
        /** It was sent or discarded before. */
        NOT_PREPARED,
        /** Only what was sent can be corrected or followed. */
        NOT_SENT,
        /** Its chain has ended, or has no first message, or has one already. */
        WRONG_ORDER,
        /** The same person has released it before; another one is needed. */
        SECOND_PERSON_NEEDED,
        /** Who releases said another nature than that of the message. */
        OTHER_NATURE,
        /** So many messages are kept that no more is taken. */
        TOO_MANY
    }

    public OwnWarningOutcome {
        rules = List.copyOf(rules);
    }

    static OwnWarningOutcome of(OwnWarning warning) {
        return new OwnWarningOutcome(warning, null, List.of());
    }

    /** A refusal. */
    public static OwnWarningOutcome refused(Refusal why) {
        return new OwnWarningOutcome(null, why, List.of());
    }
}
