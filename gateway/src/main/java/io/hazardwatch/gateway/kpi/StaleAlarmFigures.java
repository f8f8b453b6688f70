package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.KpiEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** K12: alarms shown as active (states B, C, E, F) for more than a day without interruption, counted at every full hour UTC. */
final class StaleAlarmFigures implements FigureBuilder {
    private final Period period;
    private final Map<String, Long> activeSince = new HashMap<>();
    /** Difference in the number of stale alarms from one full hour to the next. */
    private final int[] changes;

    StaleAlarmFigures(Period period) {
        this.period = period;
        this.changes = new int[instants() + 1];
    }

    /** Number of full hours in [from, to]. */
    private int instants() {
        return (int) Math.max(0, period.to() / Period.HOUR - Math.ceilDiv(period.from(), Period.HOUR) + 1);
    }

    @Override
    public void openAtStart(AlarmSnapshot standing) {
        if (standing.activeSince() > 0) {
            activeSince.put(standing.line().alarm(), standing.activeSince());
        }
    }

    @Override
    public void entry(KpiEntry line) {
        if (line.refusal() == null && line.isShownActive()) {
            activeSince.putIfAbsent(line.alarm(), line.at());
        } else if (line.refusal() == null) {
            Long since = activeSince.remove(line.alarm());
            if (since != null) {
                count(since, line.at());
            }
        }
    }

    private void count(long since, long end) {
        int first = instant(since + Period.DAY + 1);
        int last = instant(end);
        if (first < last) {
            changes[first]++;
            changes[last]--;
        }
    }

    /** Index of the first full hour at or after {@code millis}, counted from the period's first. */
    private int instant(long millis) {
        long hour = Math.ceilDiv(millis, Period.HOUR) - Math.ceilDiv(period.from(), Period.HOUR);
        return Math.clamp(hour, 0, changes.length - 1);
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.of(Kpi.K12, days().values().stream().mapToInt(count -> count).max().orElse(0)));
    }

    /** The highest count of each day, UTC. */
    NavigableMap<LocalDate, Integer> days() {
        activeSince.values().forEach(since -> count(since, Long.MAX_VALUE - Period.DAY));
        activeSince.clear();
        NavigableMap<LocalDate, Integer> days = new TreeMap<>();
        long first = Math.ceilDiv(period.from(), Period.HOUR);
        int stale = 0;
        for (int i = 0; i < changes.length - 1; i++) {
            stale += changes[i];
            days.merge(LocalDate.ofInstant(Instant.ofEpochMilli((first + i) * Period.HOUR), ZoneOffset.UTC), stale, Math::max);
        }
        return days;
    }
}
