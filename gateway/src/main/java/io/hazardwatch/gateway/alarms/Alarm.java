package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;

/**
 * One alarm as it stands; immutable.
 *
 * @param id          {@code enterprise.site.device.point.rule}, stable, safe in a URL
 * @param rule        name within the point, see {@link io.hazardwatch.gateway.evaluate.Finding#rule()}
 * @param level       what is or was last violated: {@code H}, {@code HH}, …, or the rate rule's id
 * @param priority    does not fall while the occurrence is unacknowledged; what people are told and sort by
 * @param levelPriority priority of {@code level}: below {@code priority} when the violation eased before anybody
 *                    acknowledged; the acknowledgement then lets {@code priority} fall to it
 * @param processActive whether the condition itself holds at present (a latched alarm may be active without it)
 * @param latching    whether a level violated in this occurrence latches; once it does it stays so until reset
 * @param occurrence  counts from 1; up on every leave of A
 * @param activation  raises within the occurrence
 * @param annSeq      annunciation sequence: up on everything that must be seen again; what an acknowledgement names. It never falls,
 *                    not with a new occurrence either, so that of two announcements the later is always known
 * @param raisedAt    ms since the epoch, when the gateway decided; 0 = never
 * @param eventAt     device time of the first violating reading of the occurrence's last activation
 * @param clearedAt   0 while active; {@code ackedAt} 0 while unacknowledged
 * @param worst       most extreme value of the occurrence
 * @param late        raised from data that was old when it arrived
 * @param qualityBad  the point's data cannot be trusted at present; the state holds
 */
public record Alarm(String id, PointId point, Text name, String rule, RuleKind kind, String level, String unit,
                    Priority priority, Priority levelPriority, AlarmState state, boolean processActive,
                    boolean latching, long occurrence, long activation, long annSeq, long raisedAt, long eventAt,
                    long clearedAt, long ackedAt, String ackedBy, double value, double limit, double worst,
                    boolean late, boolean qualityBad) {
    /** The id of the alarm of one rule of one point. */
    public static String idOf(PointId point, String rule) {
        return point.enterprise() + '.' + point.site() + '.' + point.device() + '.' + point.point() + '.' + rule;
    }
}
