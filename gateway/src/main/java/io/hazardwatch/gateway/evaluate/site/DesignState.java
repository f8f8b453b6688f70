package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.RatedAlarm;
import java.util.Collection;
import java.util.List;

/**
 * A rule of suppression by design: while all its causes are active on data that can be trusted, and not longer than is allowed,
 * its alarms are suppressed (S7, S8). Lane thread.
 */
final class DesignState implements Restrainer {
    private final DesignRule rule;
    private final ActiveAlarms.Slot[] slots;
    private final Input[] causes;
    private final List<String> causeIds;
    private final List<Hold> holds;
    private Truth holdsNow = Truth.UNKNOWN;
    /** When the last of the causes became active. */
    private long sinceMillis;

    /** @param causes what is known of the point of each cause */
    DesignState(DesignRule rule, ActiveAlarms alarms, Input[] causes) {
        this.rule = rule;
        this.slots = rule.when().stream().map(cause -> alarms.slot(cause.point(), cause.rule()))
                .toArray(ActiveAlarms.Slot[]::new);
        this.causes = causes;
        this.causeIds = rule.when().stream().map(AlarmName::id).toList();
        this.holds = rule.alarms().stream().map(this::hold).toList();
    }

    private Hold hold(RatedAlarm alarm) {
        return new Hold(alarm, rule.id());
    }

    @Override
    public List<Hold> holds() {
        return holds;
    }

    @Override
    public Collection<PointId> points() {
        return rule.when().stream().map(AlarmName::point).toList();
    }

    @Override
    public void look(Occasion occasion, SiteOutlets out) {
        Truth truth = truth(occasion.now);
        if (truth == holdsNow && occasion.heard) {
            return;
        }
        holdsNow = truth;
        Hold.Grounds grounds = new Hold.Grounds(causeIds, rule.sourcePriority(), sinceMillis + rule.millisMax(), reason(truth));
        holds.forEach(hold -> hold.want(truth, grounds, occasion, out));
    }

    private Truth truth(long now) {
        Truth all = Truth.TRUE;
        sinceMillis = 0;
        for (int i = 0; i < causes.length; i++) {
            ActiveAlarms.Standing standing = slots[i].at(rule.when().get(i).level());
            if (standing == null && causes[i].isGood(now)) {
                return Truth.FALSE;
            }
            if (standing == null || standing.qualityBad() || !causes[i].isGood(now)) {
                all = Truth.UNKNOWN;
            } else {
                sinceMillis = Math.max(sinceMillis, standing.sinceMillis());
            }
        }
        return all;
    }

    private String reason(Truth truth) {
        return switch (truth) {
            case TRUE -> rule.id() + ": all causes are active";
            case FALSE -> rule.id() + ": a cause is over";
            case UNKNOWN -> rule.id() + ": a cause cannot be trusted";
        };
    }

    @Override
    public long turnsAtMillis(long now) {
        long turns = Long.MAX_VALUE;
        for (Input cause : causes) {
            turns = Math.min(turns, cause.turnsAtMillis(now));
        }
        for (int i = 0; i < holds.size(); i++) {
            turns = Math.min(turns, holds.get(i).turnsAtMillis(now));
        }
        long until = sinceMillis + rule.millisMax();
        return holdsNow == Truth.TRUE && until > now ? Math.min(turns, until) : turns;
    }
}
