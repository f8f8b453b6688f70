package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.SiteRule.Deviation;
import java.util.List;

/** Redundant sensors that must agree. Lane thread. */
final class DeviationState implements RuleState {
    private final SiteRule rule;
    private final PointInput[] inputs;
    private final SensorAgreement agreement;

    DeviationState(SiteRule rule, Deviation logic, Point point, PointInput[] inputs) {
        this.rule = rule;
        this.inputs = inputs;
        this.agreement = new SensorAgreement(point, inputs, logic.tolerance(), rule.priority(), rule.onDelayMillis(),
                rule.offDelayMillis());
    }

    @Override
    public SiteRule rule() {
        return rule;
    }

    @Override
    public List<SiteAlarm> alarms() {
        return agreement.alarms();
    }

    @Override
    public void judge(SiteEvalContext context, FindingHandler out) {
        agreement.measure(context.now);
        agreement.judge(context, out);
    }

    @Override
    public long turnsAtMillis(long now) {
        long turns = agreement.dueMillis();
        for (PointInput input : inputs) {
            turns = Math.min(turns, input.turnsAtMillis(now));
        }
        return turns;
    }
}
