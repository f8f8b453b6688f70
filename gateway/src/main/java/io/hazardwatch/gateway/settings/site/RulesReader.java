package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the rules of a point beyond its limits and rates. One thread. */
final class RulesReader {
    /** The keys read here. */
    static final List<String> KEYS = List.of("deviation", "timeToLimit", "average", "sensorHealth");

    private final DeviationReader deviations;
    private final TimeToLimitReader warnings;
    private final AverageReader averages;
    private final long period;
    private Priority highest = Priority.P4;

    /**
     * @param point the owner of the rules; null in a template
     * @param references collects the points that are named
     * @param limits of the point
     * @param rates of the point
     */
    RulesReader(PointId point, PointReferences references, List<LimitSetting> limits, List<RateSetting> rates,
                long periodMillis) {
        deviations = new DeviationReader(point, references);
        warnings = new TimeToLimitReader(limits, periodMillis);
        averages = new AverageReader(periodMillis);
        period = periodMillis;
        limits.forEach(limit -> note(limit.priority()));
        rates.forEach(rate -> note(rate.priority()));
    }

    private void note(Priority priority) {
        highest = Priority.highest(highest, priority);
    }

    /** The point's own rules, then those of the template that it does not replace. */
    List<RuleSetting> read(YamlMap fields, YamlMap health, PointTemplateFields template, RuleNames names) {
        List<RuleSetting> rules = new ArrayList<>(deviations.read(fields, template, names));
        rules.addAll(warnings.read(fields, template, names));
        rules.addAll(averages.read(fields, template, names));
        rules.forEach(rule -> note(rule.priority()));
        String unit = fields.text("unit", template.unit());
        Priority instrument = highest == Priority.P1 ? Priority.P2 : Priority.P3;
        rules.addAll(new SensorHealthReader(health, template, unit, period, instrument).read());
        for (RuleSetting inherited : template.rules()) {
            if (rules.stream().noneMatch(rule -> rule.id().equals(inherited.id()))) {
                rules.add(switch (inherited) {
                    case TimeToLimitSetting warning -> warnings.forPoint(warning);
                    case AverageSetting average -> averages.forPoint(fields, average);
                    default -> inherited;
                });
            }
        }
        return rules;
    }
}
