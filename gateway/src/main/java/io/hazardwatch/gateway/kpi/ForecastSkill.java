package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms.Forewarning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each early warning came true: it did if the alarm of its limit was raised within its horizon. A warning whose horizon is not over yet,
 * and has not come true, is not judged. Fed with entries in their order. One thread.
 */
public final class ForecastSkill {
    private final Map<String, Forewarning> rules;
    private final Map<String, List<Long>> warned = new HashMap<>();
    private final Map<String, List<Long>> reached = new HashMap<>();

    /** @param rules by the id of the warning's alarm */
    public ForecastSkill(Map<String, Forewarning> rules) {
        this.rules = rules;
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
        if (FigureBuilder.isRaise(line)) {
            (line.kind() == RuleKind.TIME_TO_LIMIT ? warned : reached).computeIfAbsent(line.alarm(), alarm -> new ArrayList<>()).add(line.at());
        }
    }

    /** The skill of the rule whose alarm has that id, as of {@code nowMillis}. */
    public RuleSkill of(String alarm, long nowMillis) {
        Forewarning rule = rules.get(alarm);
        long warnings = 0;
        long hits = 0;
        long leads = 0;
        for (long at : warned.getOrDefault(alarm, List.of())) {
            long came = reached.getOrDefault(rule.limitAlarm(), List.of()).stream().filter(each -> each >= at && each - at <= rule.horizonMillis())
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
