package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All rules of a site that read its points, under one configuration; the next configuration takes over what is unchanged. Lane thread. */
final class SiteRuleSet {
    static final SiteRuleSet NONE = new SiteRuleSet(List.of(), List.of(), List.of());

    private final List<RuleState> rules;
    private final List<UnitState> units;
    private final List<DesignState> designs;
    private final List<PointListener> readers;

    private SiteRuleSet(List<RuleState> rules, List<UnitState> units, List<DesignState> designs) {
        this.rules = rules;
        this.units = units;
        this.designs = designs;
        this.readers = Stream.<PointListener>concat(rules.stream(), Stream.concat(units.stream(), designs.stream())).toList();
    }

    /** Whether the point belongs to the gateway, so that it has no readings. */
    static boolean isOwn(PointId point) {
        return Names.isReserved(point.device()) || Names.isReserved(point.point());
    }

    static SiteRuleSet of(Site site, SiteRuleFactory building, SiteRuleSet before, SiteEvalContext context, SiteOutputs out) {
        List<RuleState> rules = site.rules().stream().map(rule -> before.rule(rule, site, building)).toList();
        List<UnitState> units = site.logic().units().stream().map(unit -> before.unit(unit, site, building)).toList();
        List<DesignState> designs = site.logic().designs().stream().map(building::build).toList();
        SiteRuleSet next = new SiteRuleSet(rules, units, designs);
        before.rules.stream().filter(rule -> !rules.contains(rule)).forEach(rule -> next.takeAlarms(rule, context, out));
        before.restrainers().flatMap(restrainer -> restrainer.holds().stream())
                .forEach(hold -> next.takeHold(hold, out));
        return next;
    }

    private RuleState rule(SiteRule rule, Site site, SiteRuleFactory building) {
        building.touch(rule);
        Point virtual = Point.virtual(rule.pointIn(site.enterprise(), site.site()), rule.name(), building.unit(rule));
        for (RuleState known : rules) {
            if (known.rule().isWatchedLike(rule)) {
                known.alarms().forEach(alarm -> alarm.rename(virtual));
                return known;
            }
        }
        return building.build(rule, virtual);
    }

    private UnitState unit(PlantUnit unit, Site site, SiteRuleFactory building) {
        UnitState made = building.build(unit, site);
        UnitState known = unit(unit.id());
        if (known != null) {
            made.takeOver(known);
        }
        return made;
    }

    /** Alarms of a changed rule continue in the alarms of the same name of its successor; others end. */
    private void takeAlarms(RuleState old, SiteEvalContext context, SiteOutputs out) {
        for (SiteAlarm alarm : old.alarms()) {
            SiteAlarm successor = rules.stream().filter(rule -> rule.rule().id().equals(old.rule().id()))
                    .map(rule -> find(rule, alarm.rule())).filter(Objects::nonNull).findFirst().orElse(null);
            if (successor == null) {
                alarm.retire(context, out);
            } else {
                successor.takeOver(alarm);
            }
        }
    }

    /** A suppression continues in that of the same alarm and design; without one it ends. */
    private void takeHold(SuppressionHold old, SiteOutputs out) {
        SuppressionHold successor = holds().filter(old::isSameAs).findFirst().orElse(null);
        if (successor == null) {
            old.letGo("no longer configured", out);
        } else {
            successor.takeOver(old);
        }
    }

    private Stream<SuppressingRule> restrainers() {
        return Stream.concat(units.stream(), designs.stream());
    }

    private Stream<SuppressionHold> holds() {
        return restrainers().flatMap(restrainer -> restrainer.holds().stream());
    }

    List<PointListener> readers() {
        return readers;
    }

    List<PointListener> readersOf(PointId point) {
        return readers.stream().filter(reader -> reader.points().contains(point)).toList();
    }

    /** The unit of that name, or null. */
    UnitState unit(String id) {
        return units.stream().filter(unit -> unit.unit().id().equals(id)).findFirst().orElse(null);
    }

    /** The alarm of a rule of the site, or null. */
    SiteAlarm alarm(PointId point, String rule) {
        for (RuleState state : rules) {
            SiteAlarm alarm = isOwn(point) && state.rule().id().equals(point.point()) ? find(state, rule) : null;
            if (alarm != null) {
                return alarm;
            }
        }
        return null;
    }

    private static SiteAlarm find(RuleState rule, String name) {
        return rule.alarms().stream().filter(alarm -> alarm.rule().equals(name)).findFirst().orElse(null);
    }

    /** Restores the suppression of an alarm by a design from before a restart; false when there is no such design any more. */
    boolean restoreHold(PointId point, String rule, String design, long nowMillis) {
        SuppressionHold hold = holds().filter(each -> each.isOf(point, rule, design)).findFirst().orElse(null);
        if (hold != null) {
            hold.restore(nowMillis);
        }
        return hold != null;
    }
}
