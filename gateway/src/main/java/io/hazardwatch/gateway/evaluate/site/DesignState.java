package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.SuppressibleAlarm;
import java.util.Collection;
import java.util.List;

/**
 * A rule of suppression by design: its alarms are suppressed while all causes are active on trustworthy data, for the longest
 * time allowed at most (S7, S8). Lane thread.
 */
final class DesignState implements SuppressingRule {
    private final DesignRule rule;
    private final ActiveAlarms.Slot[] slots;
    private final PointInput[] causes;
    private final List<String> causeIds;
    private final List<SuppressionHold> holds;
    private Ternary holdsNow = Ternary.UNKNOWN;
    /** When the last of the causes became active. */
    private long sinceMillis;

    /** @param causes the newest reading of each cause's point */
    DesignState(DesignRule rule, ActiveAlarms alarms, PointInput[] causes) {
        this.rule = rule;
        this.slots = rule.when().stream().map(cause -> alarms.slot(cause.point(), cause.rule()))
                .toArray(ActiveAlarms.Slot[]::new);
        this.causes = causes;
        this.causeIds = rule.when().stream().map(AlarmName::id).toList();
        this.holds = rule.alarms().stream().map(this::hold).toList();
    }

    private SuppressionHold hold(SuppressibleAlarm alarm) {
        return new SuppressionHold(alarm, rule.id());
    }

    @Override
    public List<SuppressionHold> holds() {
        return holds;
    }

    @Override
    public Collection<PointId> points() {
        return rule.when().stream().map(AlarmName::point).toList();
    }

    @Override
    public void reevaluate(SiteEvalContext context, SiteOutputs out) {
        Ternary truth = truth(context.now);
        if (truth == holdsNow && context.heard) {
            return;
        }
        holdsNow = truth;
        SuppressionHold.Grounds grounds = new SuppressionHold.Grounds(causeIds, rule.sourcePriority(), sinceMillis + rule.millisMax(), reason(truth));
        holds.forEach(hold -> hold.update(truth, grounds, context, out));
    }

    private Ternary truth(long now) {
        Ternary all = Ternary.TRUE;
        sinceMillis = 0;
        for (int i = 0; i < causes.length; i++) {
            ActiveAlarms.Standing standing = slots[i].at(rule.when().get(i).level());
            if (standing == null && causes[i].isGood(now)) {
                return Ternary.FALSE;
            }
            if (standing == null || standing.qualityBad() || !causes[i].isGood(now)) {
                all = Ternary.UNKNOWN;
            } else {
                sinceMillis = Math.max(sinceMillis, standing.sinceMillis());
            }
        }
        return all;
    }

    private String reason(Ternary truth) {
        return switch (truth) {
            case TRUE -> rule.id() + ": all causes are active";
            case FALSE -> rule.id() + ": a cause is over";
            case UNKNOWN -> rule.id() + ": a cause cannot be trusted";
        };
    }

    @Override
    public long turnsAtMillis(long now) {
        long turns = Long.MAX_VALUE;
        for (PointInput cause : causes) {
            turns = Math.min(turns, cause.turnsAtMillis(now));
        }
        for (int i = 0; i < holds.size(); i++) {
            turns = Math.min(turns, holds.get(i).turnsAtMillis(now));
        }
        long until = sinceMillis + rule.millisMax();
        return holdsNow == Ternary.TRUE && until > now ? Math.min(turns, until) : turns;
    }
}
