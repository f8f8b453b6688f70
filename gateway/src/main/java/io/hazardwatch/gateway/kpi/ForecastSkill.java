package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms.Forewarning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How often each early warning came true: it did if the value reached its limit within its horizon, whether or not people were told. A warning whose
 * horizon is not over yet, and has not come true, is not judged. Fed with entries in their order. One thread.
 */
public final class ForecastSkill {
    private final Map<String, Forewarning> rules;
    private final Map<String, List<Long>> warned = new HashMap<>();
    /** By the id of their alarm. */
    private final Map<String, Set<ForewarnedLimit>> limits;
    private final Map<ForewarnedLimit, List<Long>> reached = new HashMap<>();

    /** @param rules by the id of the warning's alarm */
    public ForecastSkill(Map<String, Forewarning> rules) {
        this.rules = rules;
        this.limits = rules.values().stream().map(Forewarning::limit)
                .collect(Collectors.groupingBy(ForewarnedLimit::alarm, Collectors.toSet()));
    }

    /**
     * What is known of one rule.
     *
     * @param warnings that could be judged
     * @param hits     of them came true
     * @param leadMillis mean time from a warning that came true to the alarm; 0 without one
     */
    public record RuleSkill(long warnings, long hits, long leadMillis) {
        /** Share of warnings that came true; NaN without one. */
        public double precision() {
            return warnings == 0 ? Double.NaN : (double) hits / warnings;
        }
    }

    /** Takes an entry of the journal. */
    public void entry(KpiEntry line) {
        if (line.kind() == RuleKind.TIME_TO_LIMIT) {
            if (FigureBuilder.isRaise(line)) {
                warned.computeIfAbsent(line.alarm(), alarm -> new ArrayList<>()).add(line.at());
            }
            return;
        }
        limits.getOrDefault(line.alarm(), Set.of()).stream().filter(limit -> limit.isReachedBy(line))
                .forEach(limit -> reached.computeIfAbsent(limit, each -> new ArrayList<>()).add(line.at()));
    }

    /** The skill of the rule whose alarm has that id, as of {@code nowMillis}. */
    public RuleSkill of(String alarm, long nowMillis) {
        Forewarning rule = rules.get(alarm);
        long warnings = 0;
        long hits = 0;
        long leads = 0;
        for (long at : warned.getOrDefault(alarm, List.of())) {
            long came = reached.getOrDefault(rule.limit(), List.of()).stream().filter(each -> each >= at && each - at <= rule.horizonMillis())
                    .findFirst().orElse(0L);
            if (came > 0) {
                hits++;
                leads += came - at;
            }
            warnings += came > 0 || at + rule.horizonMillis() <= nowMillis ? 1 : 0;
        }
        return new RuleSkill(warnings, hits, hits == 0 ? 0 : leads / hits);
    }
}
