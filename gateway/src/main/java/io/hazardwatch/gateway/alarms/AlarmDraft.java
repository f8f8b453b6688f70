package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;

/**
 * Builder of the next {@link Alarm}: the alarm's fields, mutable during one transition. The methods are the side effects in the
 * tables of {@code docs/transitions.md}; {@link AlarmMachine} decides which of them an event has.
 */
final class AlarmDraft {
    private final String id;
    private final PointId point;
    private final String rule;
    private final RuleKind kind;
    private Text name;
    private String level;
    private String unit;
    private Priority priority;
    private Priority levelPriority;
    private AlarmState state;
    private boolean processActive;
    private boolean latching;
    private long occurrence;
    private long activation;
    private long annSeq;
    private long raisedAt;
    private long eventAt;
    private long clearedAt;
    private long ackedAt;
    private String ackedBy;
    private double value;
    private double limit;
    private double worst;
    private boolean late;
    private boolean qualityBad;
    private Priority severityMax;
    private Annunciation annunciation = Annunciation.SILENT;
    private Suppression suppression = Suppression.NONE;
    private Timers timers = Timers.NONE;
    private long suppressedRaises;
    private long visibleAt;

    /** An alarm that never left normal. */
    AlarmDraft(Finding finding) {
        point = finding.point().id();
        rule = finding.rule();
        kind = finding.kind();
        id = Alarm.idOf(point, rule);
        state = AlarmState.A;
        name = finding.point().name();
        unit = finding.unit();
        level = finding.level();
        priority = finding.priority();
        levelPriority = priority;
        severityMax = priority;
        value = finding.value();
        limit = finding.limit();
        worst = finding.worst();
    }

    AlarmDraft(Alarm alarm) {
        id = alarm.id();
        point = alarm.point();
        rule = alarm.rule();
        kind = alarm.kind();
        name = alarm.name();
        level = alarm.level();
        unit = alarm.unit();
        priority = alarm.priority();
        levelPriority = alarm.levelPriority();
        state = alarm.state();
        processActive = alarm.processActive();
        latching = alarm.latching();
        occurrence = alarm.occurrence();
        activation = alarm.activation();
        annSeq = alarm.annSeq();
        raisedAt = alarm.raisedAt();
        eventAt = alarm.eventAt();
        clearedAt = alarm.clearedAt();
        ackedAt = alarm.ackedAt();
        ackedBy = alarm.ackedBy();
        value = alarm.value();
        limit = alarm.limit();
        worst = alarm.worst();
        late = alarm.late();
        qualityBad = alarm.qualityBad();
        severityMax = alarm.severityMax();
        annunciation = alarm.annunciation();
        suppression = alarm.suppression();
        timers = alarm.timers();
        suppressedRaises = alarm.suppressedRaises();
        visibleAt = alarm.visibleAt();
    }

    /**
     * Builds the alarm.
     *
     * @param isAnnounced whether it must be seen again
     */
    Alarm alarm(boolean isAnnounced, AlarmPolicy policy, long nowMillis) {
        boolean isSuppressed = !suppression.isEmpty();
        return new Alarm(id, point, name, rule, kind, level, unit, priority, levelPriority, state, processActive,
                latching, occurrence, activation, annSeq, raisedAt, eventAt, clearedAt, ackedAt, ackedBy, value, limit,
                worst, late, qualityBad, severityMax, sound(isAnnounced, isSuppressed), suppression,
                TimerEvents.after(timers, state, isSuppressed, isAnnounced, policy.of(priority), nowMillis),
                suppressedRaises, visibleAt);
    }

    private Annunciation sound(boolean isAnnounced, boolean isSuppressed) {
        if (isSuppressed || state.isAcked()) {
            return Annunciation.SILENT;
        }
        return isAnnounced ? Annunciation.SOUNDING : annunciation;
    }

    /** C1: begins an occurrence, because the alarm leaves normal. */
    AlarmDraft newOccurrence(Finding finding, long nowMillis) {
        occurrence++;
        activation = 0;
        latching = false;
        priority = finding.priority();
        severityMax = priority;
        timers = Timers.NONE;
        suppressedRaises = 0;
        visibleAt = 0;
        value = Double.NaN;
        worst = Double.NaN;
        return newActivation(finding, nowMillis);
    }

    /** C8 and the raises in E and F: the condition returns before the occurrence has ended. */
    AlarmDraft newActivation(Finding finding, long nowMillis) {
        priority = ackedAt == 0 ? Priority.highest(priority, finding.priority()) : finding.priority();
        activation++;
        suppressedRaises += suppression.isEmpty() ? 0 : 1;
        name = finding.point().name();
        unit = finding.unit();
        raisedAt = nowMillis;
        eventAt = finding.eventMillis();
        clearedAt = 0;
        late = finding.late();
        qualityBad = false;
        return violation(finding).announce(AlarmState.B);
    }

    /** C11, C12: the violation has become worse, so the alarm must be seen again. */
    AlarmDraft escalate(Finding finding) {
        priority = Priority.highest(priority, finding.priority());
        late |= finding.late();
        return violation(finding).announce(AlarmState.B);
    }

    /** C13: the priority falls only with an acknowledgement. */
    AlarmDraft deescalate(Finding finding) {
        priority = state.isAcked() ? finding.priority() : Priority.highest(priority, finding.priority());
        double known = value;
        violation(finding);
        value = isBeyond(value) ? value : known;
        return this;
    }

    /** Whether a value violates the limit; always true for a rule without a side. */
    private boolean isBeyond(double told) {
        return kind != RuleKind.LIMIT || (rule.equals("low") ? told <= limit : told >= limit);
    }

    private AlarmDraft violation(Finding finding) {
        processActive = true;
        latching |= finding.latching();
        level = finding.level();
        levelPriority = finding.priority();
        severityMax = Priority.highest(severityMax, levelPriority);
        limit = finding.limit();
        return measured(finding);
    }

    /** Makes the alarm unacknowledged, because it must be seen again. */
    AlarmDraft announce(AlarmState next) {
        annSeq++;
        ackedAt = 0;
        ackedBy = null;
        state = next;
        return this;
    }

    /** C15. */
    AlarmDraft reAlarm() {
        timers = new Timers(timers.ackExpiresAt(), timers.reAlarmAt(), timers.reAlarms() + 1);
        return this;
    }

    /** Restarts the time after which the acknowledgement expires. */
    AlarmDraft restartAckExpiry() {
        timers = new Timers(0, timers.reAlarmAt(), timers.reAlarms());
        return this;
    }

    AlarmDraft silence() {
        annunciation = Annunciation.SILENCED;
        return this;
    }

    AlarmDraft suppression(Suppression next) {
        suppression = next;
        return this;
    }

    AlarmDraft visible(long nowMillis) {
        visibleAt = nowMillis;
        return this;
    }

    /** Ends the occurrence in any state. */
    AlarmDraft retire(String actor, long nowMillis) {
        processActive = false;
        qualityBad = false;
        return acknowledge(AlarmState.A, actor, ackedAt == 0 ? nowMillis : ackedAt);
    }

    /**
     * C3 to C6: the condition has ended. Only good data can show that, or the removal of the point. The value stays that of the
     * alarm, because the value that ended it does not show what the alarm was.
     */
    AlarmDraft clear(AlarmState next, Finding finding, long nowMillis) {
        processActive = false;
        qualityBad = false;
        worst = isOneSided() ? worse(finding) : worst;
        annunciation = next == AlarmState.D ? Annunciation.SILENT : annunciation;
        return go(next, nowMillis);
    }

    /** C2, C7, C9. */
    AlarmDraft acknowledge(AlarmState next, String actor, long nowMillis) {
        ackedAt = nowMillis;
        ackedBy = actor;
        priority = levelPriority;
        return go(next, nowMillis);
    }

    /** Gives the acknowledgement to another person; its time stays. */
    AlarmDraft takeOver(String actor) {
        ackedBy = actor;
        return this;
    }

    AlarmDraft quality(boolean bad) {
        qualityBad = bad;
        return this;
    }

    /** Enters a state. The alarm has ended when the state no longer counts as active; a latched alarm has not. */
    AlarmDraft go(AlarmState next, long nowMillis) {
        if (state.isActive() && !next.isActive()) {
            clearedAt = nowMillis;
        }
        state = next;
        return this;
    }

    private AlarmDraft measured(Finding finding) {
        if (!Double.isNaN(finding.value())) {
            value = finding.value();
        }
        worst = worse(finding);
        return this;
    }

    private boolean isOneSided() {
        return kind == RuleKind.LIMIT || kind == RuleKind.RATE || kind == RuleKind.DEVIATION;
    }

    /** The extreme on the side of the limit; for a rule without a side, the last value. */
    private double worse(Finding finding) {
        double told = finding.worst();
        if (Double.isNaN(told) || Double.isNaN(worst)) {
            return Double.isNaN(told) ? worst : told;
        }
        return switch (kind) {
            case LIMIT -> rule.equals("low") ? Math.min(worst, told) : Math.max(worst, told);
            case RATE, DEVIATION -> limit < 0 ? Math.min(worst, told) : Math.max(worst, told);
            default -> told;
        };
    }
}
