package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * One entry as KPIs over a period need it: a third of its columns, so that a whole year can be read.
 *
 * @param at when the gateway decided, ms since the epoch
 * @param announced whether people were notified; false while the alarm is suppressed
 * @param remark whether a person added a remark
 * @param before state of the alarm before; null for its first entry
 * @param level the level of the limit, or the rule's id; null without an alarm
 * @param state state after
 * @param active whether the condition itself holds
 * @param shown the state letter people see: G, H or I while the alarm is suppressed
 * @param overdue out of service beyond its permit
 * @param eventAt the device's time of the first violating reading, ms since the epoch
 * @param late raised from data that was old when it arrived
 * @param acceptedAt when receivers accepted the notices of this entry, oldest first; empty if none did
 */
public record KpiEntry(long seq, long at, TransitionType type, boolean announced, Refusal refusal, String actor,
                      boolean remark, AlarmState before, String alarm, RuleKind kind, String level, Priority priority, AlarmState state,
                              DisplayedState shown, boolean overdue, boolean active,
                      long occurrence, long annSeq, long eventAt, boolean late, List<Long> acceptedAt) {
    /** Whether it is on the list of active alarms: in state B, C, E or F and not suppressed. */
    public boolean isShownActive() {
        return state.isActive() && !isSuppressed();
    }

    /** Whether it is suppressed. */
    public boolean isSuppressed() {
        return shown.ordinal() >= DisplayedState.G.ordinal();
    }

    /** Whether a person caused it. */
    public boolean isByPerson() {
        return !Actors.isGateway(actor);
    }
}
