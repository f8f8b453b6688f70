package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;

/**
 * An alarm in its present state; immutable.
 *
 * @param id          {@code enterprise.site.device.point.rule}, stable, safe in a URL
 * @param rule        name within the point, see {@link io.hazardwatch.gateway.evaluate.Finding#rule()}
 * @param level       the level that is or was last violated: {@code H}, {@code HH}, …, or the rate rule's id
 * @param priority    does not fall while the occurrence is unacknowledged; notices and lists use it
 * @param levelPriority priority of {@code level}: below {@code priority} when the violation eased before an acknowledgement,
 *         which then lowers {@code priority} to it
 * @param processActive whether the condition itself holds at present (a latched alarm may be active without it)
 * @param latching    whether a level violated in this occurrence latches; stays true until a reset
 * @param occurrence  counts from 1; increases each time the alarm leaves A
 * @param activation  number of raises within the occurrence
 * @param annSeq      annunciation sequence: increases with everything that must be seen again; an acknowledgement names it. It
 *         never decreases, not even with a new occurrence, so the later of two announcements is always known
 * @param raisedAt    ms since the epoch, when the gateway decided; 0 = never
 * @param eventAt     device time of the first violating reading of the occurrence's last activation
 * @param clearedAt   0 while active; {@code ackedAt} 0 while unacknowledged
 * @param value       value when the alarm was last raised, grew worse or eased; never the value that ended it
 * @param worst       most extreme value of the occurrence, up to its last change
 * @param late        raised from data that was old when it arrived
 * @param qualityBad  the point's data cannot be trusted at present; the state is kept
 * @param severityMax most urgent level priority of the occurrence
 * @param annunciation whether it sounds in the control room
 * @param suppression what keeps it from sounding; an alarm that is normal, or was never raised, may be suppressed too
 * @param suppressedRaises raises of the occurrence that were not announced because the alarm was suppressed
 * @param visibleAt   when it last became visible again after a suppression; 0 = never in this occurrence
 */
public record Alarm(String id, PointId point, Text name, String rule, RuleKind kind, String level, String unit,
                    Priority priority, Priority levelPriority, AlarmState state, boolean processActive,
                    boolean latching, long occurrence, long activation, long annSeq, long raisedAt, long eventAt,
                    long clearedAt, long ackedAt, String ackedBy, double value, double limit, double worst,
                    boolean late, boolean qualityBad, Priority severityMax, Annunciation annunciation,
                    Suppression suppression, Timers timers, long suppressedRaises, long visibleAt) {
    /** An alarm that was not suppressed when it was raised. */
    public Alarm(String id, PointId point, Text name, String rule, RuleKind kind, String level, String unit,
                 Priority priority, Priority levelPriority, AlarmState state, boolean processActive, boolean latching,
                 long occurrence, long activation, long annSeq, long raisedAt, long eventAt, long clearedAt, long ackedAt,
                 String ackedBy, double value, double limit, double worst, boolean late, boolean qualityBad) {
        this(id, point, name, rule, kind, level, unit, priority, levelPriority, state, processActive, latching,
                occurrence, activation, annSeq, raisedAt, eventAt, clearedAt, ackedAt, ackedBy, value, limit, worst, late,
                qualityBad, priority, state.isAcked() ? Annunciation.SILENT : Annunciation.SOUNDING, Suppression.NONE,
                Timers.NONE, 0, 0);
    }

    /** The id of the alarm of one rule of one point. */
    public static String idOf(PointId point, String rule) {
        return point.enterprise() + '.' + point.site() + '.' + point.device() + '.' + point.point() + '.' + rule;
    }

    /** The letter people see. */
    public DisplayedState displayed() {
        return DisplayedState.of(state, suppression);
    }

    /** Whether anything keeps it from sounding. */
    public boolean isSuppressed() {
        return !suppression.isEmpty();
    }

    /** Whether it is on the list of open alarms: not normal, or suppressed, because a suppressed alarm stays visible. */
    public boolean isOpen() {
        return state != AlarmState.A || isSuppressed();
    }

    /** The alarm of a rule that has never raised: normal, without an occurrence. */
    static Alarm neverRaised(ConfiguredRule rule) {
        Point point = rule.point();
        return new Alarm(idOf(point.id(), rule.rule()), point.id(), point.name(), rule.rule(), rule.kind(), rule.level(),
                rule.unit(), rule.mildest(), rule.mildest(), AlarmState.A, false, false, 0, 0, 0, 0, 0, 0, 0, null,
                Double.NaN, Double.NaN, Double.NaN, false, false, rule.mildest(), Annunciation.SILENT, Suppression.NONE,
                Timers.NONE, 0, 0);
    }

    Alarm with(Timers next) {
        return new Alarm(id, point, name, rule, kind, level, unit, priority, levelPriority, state, processActive,
                latching, occurrence, activation, annSeq, raisedAt, eventAt, clearedAt, ackedAt, ackedBy, value, limit,
                worst, late, qualityBad, severityMax, annunciation, suppression, next, suppressedRaises, visibleAt);
    }
}
