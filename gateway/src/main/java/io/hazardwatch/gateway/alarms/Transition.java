package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.Actors;

/**
 * One journaled change, or a journaled refusal.
 *
 * @param before     the alarm before; null for its first transition
 * @param after      the alarm after; equal to before when refused; null only for {@link Refusal#UNKNOWN_ALARM}
 * @param annunciate whether it must be announced (▲ in the tables of {@code docs/transitions.md}); false for a suppressed alarm
 * @param refusal    null when the change took place
 * @param atMillis   when the gateway decided, ms since the epoch
 * @param actor      {@code system} or the user's name
 * @param comment    remark or reason; never null
 * @param late       whether a deadline was applied late, as after a restart
 * @param arrivedAt  arrival of the reading, or the tick, that led to it, ms since the epoch; 0 = no reading did
 * @param session    by which session of the API the actor did it; null if by none
 */
public record Transition(Alarm before, Alarm after, TransitionType type, boolean annunciate, Refusal refusal,
                         long atMillis, String actor, String comment, boolean late, long arrivedAt, String session) implements RecordedEvent {
    /** Actor of everything that no person requested. */
    public static final String SYSTEM = Actors.GATEWAY;

    /** A transition that is not late. */
    public Transition(Alarm before, Alarm after, TransitionType type, boolean annunciate, Refusal refusal, long atMillis,
                      String actor, String comment) {
        this(before, after, type, annunciate, refusal, atMillis, actor, comment, false, 0, null);
    }

    /** The same, done by a session of the API. */
    public Transition by(String doneBy) {
        return new Transition(before, after, type, annunciate, refusal, atMillis, actor, comment, late, arrivedAt, doneBy);
    }
}
