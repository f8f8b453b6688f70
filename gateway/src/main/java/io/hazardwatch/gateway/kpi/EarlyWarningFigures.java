package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms.Forewarning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * K21: whether early warnings came true. A warning is a hit if the limit's alarm is raised within the rule's horizon; one whose
 * horizon extends beyond the period is not judged yet.
 */
final class EarlyWarningFigures implements FigureBuilder {
    private final Period period;
    private final Map<String, Forewarning> rules;
    /** Time of the last warning of each limit alarm that has not been raised since. */
    private final Map<String, Long> warnedAt = new HashMap<>();
    private final Map<String, Long> horizons = new HashMap<>();
    private final DurationSamples leads = new DurationSamples();
    private long warnings;
    private long hits;
    private long limits;

    /** @param rules by the id of the warning's alarm */
    EarlyWarningFigures(Period period, Map<String, Forewarning> rules) {
        this.period = period;
        this.rules = rules;
        rules.values().forEach(rule -> horizons.put(rule.limitAlarm(), rule.horizonMillis()));
    }

    @Override
    public void entry(KpiEntry line) {
        if (!FigureBuilder.isRaise(line)) {
            return;
        }
        if (line.kind() == RuleKind.TIME_TO_LIMIT && rules.containsKey(line.alarm())) {
            warn(rules.get(line.alarm()), line.at());
        } else if (horizons.containsKey(line.alarm())) {
            reach(line.alarm(), line.at());
        }
    }

    private void warn(Forewarning rule, long at) {
        if (at + rule.horizonMillis() <= period.to()) {
            warnings++;
            warnedAt.put(rule.limitAlarm(), at);
        }
    }

    private void reach(String alarm, long at) {
        limits++;
        Long warned = warnedAt.remove(alarm);
        if (warned != null && at - warned <= horizons.get(alarm)) {
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
