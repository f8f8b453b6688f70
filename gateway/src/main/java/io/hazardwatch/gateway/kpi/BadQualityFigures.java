package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.KpiEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * K23: how long points were stale or bad, from their instrument alarms; two such alarms of a point at the same time count once.
 */
final class BadQualityFigures implements FigureBuilder {
    private final Period period;
    private final ObservedPeriod observed;
    private final int points;
    private final Map<String, Set<String>> faults = new HashMap<>();
    private final Map<String, Long> badSince = new HashMap<>();
    private long badMillis;

    /** @param points number of configured points */
    BadQualityFigures(ObservedPeriod observed, int points) {
        this.period = observed.period();
        this.observed = observed;
        this.points = points;
    }

    @Override
    public void openAtStart(AlarmSnapshot standing) {
        follow(standing.line(), period.from());
    }

    @Override
    public void entry(KpiEntry line) {
        if (line.refusal() == null) {
            follow(line, line.at());
        }
    }

    private void follow(KpiEntry line, long at) {
        if (line.kind() != RuleKind.STALE && line.kind() != RuleKind.BAD_QUALITY) {
            return;
        }
        String point = line.alarm().substring(0, line.alarm().lastIndexOf('.'));
        Set<String> of = faults.computeIfAbsent(point, id -> new HashSet<>(2));
        if (line.active() && of.add(line.alarm())) {
            badSince.putIfAbsent(point, at);
        } else if (!line.active() && of.remove(line.alarm()) && of.isEmpty()) {
            badMillis += at - badSince.remove(point);
        }
    }

    @Override
    public List<Figure> figures() {
        long bad = badMillis + badSince.values().stream().mapToLong(since -> period.to() - since).sum();
        return List.of(Figure.of(Kpi.K23, "hours", (double) bad / Period.HOUR),
                Figure.ratio(Kpi.K23, "share", bad, (double) points * observed.millis(), MissingReason.NOTHING_CONFIGURED));
    }
}
