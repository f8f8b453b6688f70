package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms.Forewarning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * K21: whether early warnings came true. A warning is a hit if the value reaches its limit within the rule's horizon, whether or not
 * people were told; one whose horizon extends beyond the period is not judged yet.
 */
final class EarlyWarningFigures implements FigureBuilder {
    private final Period period;
    private final Map<String, Forewarning> rules;
    /** By the id of their alarm. */
    private final Map<String, Set<ForewarnedLimit>> forewarned;
    /** Time of the last warning of each limit that has not been reached since. */
    private final Map<ForewarnedLimit, Long> warnedAt = new HashMap<>();
    private final Map<ForewarnedLimit, Long> horizons = new HashMap<>();
    private final DurationSamples leads = new DurationSamples();
    private long warnings;
    private long hits;
    private long limits;

    /** @param rules by the id of the warning's alarm */
    EarlyWarningFigures(Period period, Map<String, Forewarning> rules) {
        this.period = period;
        this.rules = rules;
        rules.values().forEach(rule -> horizons.put(rule.limit(), rule.horizonMillis()));
        this.forewarned = horizons.keySet().stream().collect(Collectors.groupingBy(ForewarnedLimit::alarm, Collectors.toSet()));
    }

    @Override
    public void entry(KpiEntry line) {
        if (line.kind() == RuleKind.TIME_TO_LIMIT && rules.containsKey(line.alarm()) && FigureBuilder.isRaise(line)) {
            warn(rules.get(line.alarm()), line.at());
        }
        forewarned.getOrDefault(line.alarm(), Set.of()).stream().filter(limit -> limit.isReachedBy(line)).forEach(limit -> reach(limit, line.at()));
    }

    private void warn(Forewarning rule, long at) {
        if (at + rule.horizonMillis() <= period.to()) {
            warnings++;
            warnedAt.put(rule.limit(), at);
        }
    }

    private void reach(ForewarnedLimit limit, long at) {
        limits++;
        Long warned = warnedAt.remove(limit);
        if (warned != null && at - warned <= horizons.get(limit)) {
            hits++;
            leads.add(at - warned);
        }
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.ratio(Kpi.K21, "precision", hits, warnings, MissingReason.NO_WARNINGS),
                Figure.ratio(Kpi.K21, "recall", hits, limits, MissingReason.NO_LIMIT_ALARMS),
                leads.isEmpty() ? Figure.none(Kpi.K21, "leadSeconds", MissingReason.NO_WARNINGS)
                        : Figure.of(Kpi.K21, "leadSeconds", leads.seconds(0.5)));
    }
}
