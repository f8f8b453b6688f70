package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * One entry as figures over a period need it: a third of its columns, so that a year can be read through.
 *
 * @param at         when the gateway decided, ms since the epoch
 * @param announced  whether people were to be told: not while the alarm is suppressed
 * @param remark     whether a person said something with it
 * @param before     state of the alarm before; null when it is the first time
 * @param state      state after; {@code active} is the condition itself
 * @param shown      the letter people see: G, H or I while something suppresses it
 * @param overdue    out of service beyond its permit
 * @param eventAt    the device's time of the first violating reading
 * @param late       raised from data that was old when it arrived
 * @param acceptedAt when receivers took the notices of this entry, oldest first; empty when none did
 */
public record FigureEntry(long seq, long at, TransitionType type, boolean announced, Refusal refusal, String actor,
                      boolean remark, AlarmState before, String alarm, RuleKind kind, Priority priority, AlarmState state, DisplayedState shown, boolean overdue, boolean active,
                      long occurrence, long annSeq, long eventAt, boolean late, List<Long> acceptedAt) {
    /** Whether it stands on the list of active alarms: in B, C, E or F, and nothing suppresses it. */
    public boolean isShownActive() {
        return state.isActive() && !isSuppressed();
    }

    /** Whether something keeps it from sounding. */
    public boolean isSuppressed() {
        return shown.ordinal() >= DisplayedState.G.ordinal();
    }

    /** Whether a person did it. */
    public boolean isByPerson() {
        return !actor.equals(Transition.SYSTEM);
    }
}
