package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Condition;
import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.ModeLimit;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.List;
import java.util.Map;

/** Makes rule states over shared inputs and keeps existing inputs. Used once per configuration. Lane thread. */
final class SiteRuleFactory {
    private final Registry registry;
    private final Map<PointId, PointInput> kept;
    private final Map<PointId, PointInput> inputs;
    private final ActiveAlarms alarms;
    private final long nowMillis;

    /** @param inputs receives all inputs that are used */
    SiteRuleFactory(Registry registry, Map<PointId, PointInput> kept, Map<PointId, PointInput> inputs, ActiveAlarms alarms,
             long nowMillis) {
        this.registry = registry;
        this.kept = kept;
        this.inputs = inputs;
        this.alarms = alarms;
        this.nowMillis = nowMillis;
    }

    /** Keeps the inputs of a rule and updates them to the settings of their points. */
    void touch(SiteRule rule) {
        rule.logic().points().forEach(this::input);
    }

    RuleState build(SiteRule rule, Point point) {
        return switch (rule.logic()) {
            case SiteRule.Composite composite -> new CompositeState(rule, composite, point,
                    composite.conditions().stream().map(this::clause).toArray(ConditionState[]::new));
            case SiteRule.Vote vote -> new VoteState(rule, vote, point, inputs(vote.points()));
            case SiteRule.Deviation deviation -> new DeviationState(rule, deviation, point, inputs(deviation.points()));
        };
    }

    DesignState build(DesignRule rule) {
        return new DesignState(rule, alarms, inputs(rule.when().stream().map(AlarmName::point).toList()));
    }

    UnitState build(PlantUnit unit, Site site) {
        PointInput source = unit.source() == null ? null : input(unit.source().point());
        List<ModeLimit> limits = site.logic().modeLimits().stream().filter(limit -> limit.unit().equals(unit.id())).toList();
        return new UnitState(site, unit, limits, source, nowMillis);
    }

    /** The unit of what the rule measures; conditions have none in common. */
    String unit(SiteRule rule) {
        return rule.logic() instanceof SiteRule.Composite ? "" : input(rule.logic().points().getFirst()).point().unit();
    }

    private ConditionState clause(Condition condition) {
        PointInput input = input(condition.point());
        return switch (condition) {
            case Condition.AlarmActive active -> new ConditionState.Active(input, active.alarm(), alarms);
            case Condition.Beyond beyond -> new ConditionState.Beyond(input, beyond.threshold());
            case Condition.Unmoved unmoved -> new ConditionState.Unmoved(input, unmoved.by(), unmoved.forMillis());
        };
    }

    private PointInput[] inputs(List<PointId> points) {
        return points.stream().map(this::input).toArray(PointInput[]::new);
    }

    private PointInput input(PointId id) {
        Point point = registry.point(id);
        PointInput input = inputs.computeIfAbsent(id, unused -> kept.getOrDefault(id, new PointInput(point, nowMillis)));
        input.configure(point);
        return input;
    }
}
