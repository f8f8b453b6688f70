package io.hazardwatch.gateway.alarms;

/**
 * One journaled change, or a journaled refusal.
 *
 * @param before     the alarm before; null when it is the first time
 * @param after      the alarm after; equal to before when refused; null only for {@link Refusal#UNKNOWN_ALARM}
 * @param annunciate whether people must be told (the ▲ of the reference table); never of a suppressed alarm
 * @param refusal    null when the change took place
 * @param atMillis   when the gateway decided, ms since the epoch
 * @param actor      {@code system} or the user's name
 * @param comment    what was said about it, a reason included; never null
 * @param late       a deadline that had passed while nobody looked, as after a restart
 */
public record Transition(Alarm before, Alarm after, TransitionType type, boolean annunciate, Refusal refusal,
                         long atMillis, String actor, String comment, boolean late) implements RecordedEvent {
    /** Actor of everything no person asked for. */
    public static final String SYSTEM = "system";

    /** One that was in time. */
    public Transition(Alarm before, Alarm after, TransitionType type, boolean annunciate, Refusal refusal, long atMillis,
                      String actor, String comment) {
        this(before, after, type, annunciate, refusal, atMillis, actor, comment, false);
    }
}
