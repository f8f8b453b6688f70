package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A site as a whole: its rules over several points, the modes of its units, suppression by design, and communication. Lane
 * thread.
 */
public final class SiteState {
    /** No deadline is pending. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private final SiteOutputs out;
    private final LastArrival lastHeard;
    private final SiteEvalContext context = new SiteEvalContext();
    private final ActiveAlarms alarms = new ActiveAlarms();
    private final Map<PointId, PointInput> inputs = new HashMap<>();
    private final CommsMonitor communication = new CommsMonitor();
    private SiteRuleSet parts = SiteRuleSet.NONE;
    private long due = NO_DEADLINE;

    /** @param out where changes go */
    public SiteState(SiteOutputs out, LastArrival lastHeard) {
        this.out = out;
        this.lastHeard = lastHeard;
    }

    /** Applies the configuration {@code next}. Unchanged rules keep their state; an alarm stays in any case. */
    public void configure(Site next, Registry registry, long nowMillis) {
        context.tick(nowMillis);
        Map<PointId, PointInput> kept = new HashMap<>(inputs);
        inputs.clear();
        SiteRuleFactory building = new SiteRuleFactory(registry, kept, inputs, alarms, nowMillis);
        parts = SiteRuleSet.of(next, building, parts, context, out);
        inputs.forEach((point, input) -> input.readBy(parts.readersOf(point)));
        communication.configure(next, lastHeard, context, out);
        look();
    }

    /** The newest reading of a point; null when no rule uses it. Valid until the next {@link #configure}. */
    public PointInput input(PointId point) {
        return inputs.get(point);
    }

    /**
     * Takes a reading of a point that some rule uses. Allocates nothing unless it changes something.
     *
     * @param isNewest whether none newer was judged; an older one changes no value
     */
    public void onReading(PointInput input, long eventMillis, long arrivalMillis, double value, byte quality, boolean isNewest) {
        if (input.take(arrivalMillis, value, quality, isNewest)) {
            context.heard(eventMillis, arrivalMillis);
            look(input.listeners());
        }
    }

    /** Must be called before a finding becomes an alarm: a stale point may be part of a silent device. */
    public void beforeFinding(Finding finding) {
        context.tick(finding.arrivalMillis());
        communication.before(finding, alarms, context, out);
        due = Math.min(due, communication.dueMillis());
    }

    /** Follows the findings of other rules of the site. */
    public void onFinding(Finding finding) {
        if (SiteRuleSet.isOwn(finding.point().id())) {
            return;
        }
        boolean changed = alarms.take(finding);
        PointInput input = inputs.get(finding.point().id());
        if (input != null && changed) {
            if (finding.kind().isDoubt()) {
                input.doubt(finding.type() == FindingType.RAISE ? 1 : finding.type() == FindingType.CLEAR ? -1 : 0);
            }
            context.heard(finding.eventMillis(), finding.arrivalMillis());
            look(input.listeners());
        }
    }

    /** Applies all deadlines up to {@code nowMillis}. */
    public void onTick(long nowMillis) {
        if (nowMillis >= due) {
            context.tick(nowMillis);
            look();
        }
    }

    /** When {@link #onTick} is next needed, by the gateway's clock, or {@link #NO_DEADLINE}. */
    public long nextDeadlineMillis() {
        return due;
    }

    private void look(List<PointListener> readers) {
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i).reevaluate(context, out);
            due = Math.min(due, readers.get(i).turnsAtMillis(context.now));
        }
    }

    private void look() {
        long now = context.now;
        communication.reevaluate(alarms, context, out);
        long next = communication.dueMillis();
        context.tick(now);
        for (PointListener reader : parts.readers()) {
            reader.reevaluate(context, out);
            next = Math.min(next, reader.turnsAtMillis(now));
        }
        due = next;
    }

    /** A device's connection broke or is open again. */
    public void onConnection(ConnectionEvent change, long nowMillis) {
        communication.onConnection(change, nowMillis);
        due = Math.min(due, communication.dueMillis());
    }

    /** Sets the mode of a unit on a person's statement. */
    public ModeOutcome setMode(UnitMode said, long nowMillis) {
        UnitState unit = parts.unit(said.unit());
        if (unit == null || !unit.unit().modes().contains(said.mode())) {
            return ModeOutcome.UNKNOWN;
        }
        if (unit.suppressesCritical(said.mode()) && (said.second() == null || said.second().equals(said.by()))) {
            return ModeOutcome.NEEDS_SECOND_PERSON;
        }
        context.tick(nowMillis);
        unit.setMode(said, context, out);
        due = Math.min(due, unit.turnsAtMillis(nowMillis));
        return ModeOutcome.TAKEN;
    }

    /** Restores a person's statement from before a restart; ignored when the unit or mode is not configured any more. */
    public void restore(UnitMode said, long nowMillis) {
        UnitState unit = parts.unit(said.unit());
        if (unit != null && unit.unit().modes().contains(said.mode()) && said.untilMillis() > nowMillis) {
            unit.restore(said);
            due = nowMillis;
        }
    }

    /**
     * Restores, after a restart, an alarm that was active.
     *
     * @return false when no rule of the site has it any more
     */
    public boolean restore(RestoredSiteAlarm alarm, long nowMillis) {
        PointId point = alarm.point();
        if (!SiteRuleSet.isOwn(point)) {
            restoreOfPoint(alarm);
            return true;
        }
        if (point.point().equals(CommsMonitor.POINT)) {
            due = nowMillis;
            return communication.restore(point, alarm.level(), alarm.priority(), nowMillis);
        }
        SiteAlarm own = parts.alarm(point, alarm.rule());
        if (own != null) {
            own.restore(alarm.level(), alarm.priority());
        }
        return own != null;
    }

    private void restoreOfPoint(RestoredSiteAlarm alarm) {
        alarms.restore(alarm);
        PointInput input = inputs.get(alarm.point());
        if (input != null && alarm.kind().isDoubt()) {
            input.doubt(1);
        }
    }

    /** Restores, after a restart, a suppression by a design rule; ends it when the rule is not configured any more. */
    public void restoreSuppression(PointId point, String rule, String design, long nowMillis) {
        due = nowMillis;
        if (!communication.restoreHold(point, design, nowMillis) && !parts.restoreHold(point, rule, design, nowMillis)) {
            out.requestSuppression(SuppressionRequest.over(point, rule, design, design + " is no longer configured"));
        }
    }

    /** One of the site's own alarms as configured; null when no rule of the site has it. */
    public ConfiguredRule configured(PointId point, String rule) {
        SiteAlarm alarm = ownAlarm(point, rule);
        return alarm == null ? null : alarm.configured();
    }

    /** Status of one of the site's own alarms. */
    public RuleStatus standing(PointId point, String rule) {
        SiteAlarm alarm = ownAlarm(point, rule);
        return alarm == null ? RuleStatus.UNWATCHED : alarm.standing();
    }

    private SiteAlarm ownAlarm(PointId point, String rule) {
        return point.point().equals(CommsMonitor.POINT) ? communication.alarm(point) : parts.alarm(point, rule);
    }
}
