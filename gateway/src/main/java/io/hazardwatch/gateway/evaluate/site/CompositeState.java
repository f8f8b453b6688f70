package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.SiteRule.Composite;
import java.util.Arrays;
import java.util.List;

/** A number of conditions, together or within a time. Lane thread. */
final class CompositeState implements RuleState {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final SiteRule rule;
    private final Composite logic;
    private final ConditionState[] clauses;
    /** When each last held, by arrival. */
    private final long[] heldMillis;
    private final SiteAlarm alarm;

    CompositeState(SiteRule rule, Composite logic, Point point, ConditionState[] clauses) {
        this.rule = rule;
        this.logic = logic;
        this.clauses = clauses;
        this.heldMillis = new long[clauses.length];
        Arrays.fill(heldMillis, NEVER);
        this.alarm = new SiteAlarm(point, "composite", RuleKind.COMPOSITE, rule.id(), rule.priority(), rule.latching(),
                rule.onDelayMillis(), rule.offDelayMillis());
    }

    @Override
    public SiteRule rule() {
        return rule;
    }

    @Override
    public List<SiteAlarm> alarms() {
        return List.of(alarm);
    }

    @Override
    public void judge(SiteEvalContext context, FindingHandler out) {
        int held = 0;
        int unknown = 0;
        for (int i = 0; i < clauses.length; i++) {
            Ternary truth = clauses[i].truth(context.now);
            if (truth == Ternary.TRUE) {
                heldMillis[i] = context.now;
            }
            if (truth == Ternary.TRUE || context.now - heldMillis[i] < logic.withinMillis()) {
                held++;
            } else if (truth == Ternary.UNKNOWN) {
                unknown++;
            }
        }
        alarm.judge(verdict(held, unknown), context, out);
    }

    private Ternary verdict(int held, int unknown) {
        if (held >= logic.need()) {
            return Ternary.TRUE;
        }
        return held + unknown >= logic.need() ? Ternary.UNKNOWN : Ternary.FALSE;
    }

    @Override
    public long turnsAtMillis(long now) {
        long turns = alarm.dueMillis();
        for (int i = 0; i < clauses.length; i++) {
            turns = Math.min(turns, clauses[i].turnsAtMillis(now));
            long lapses = heldMillis[i] + logic.withinMillis();
            if (lapses > now) {
                turns = Math.min(turns, lapses);
            }
        }
        return turns;
    }
}
