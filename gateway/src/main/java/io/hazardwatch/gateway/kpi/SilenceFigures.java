package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * K18: the longest time within the period in which an unsuppressed, unacknowledged P1 or P2 existed and no receiver accepted a
 * notice of it.
 */
final class SilenceFigures implements FigureBuilder {
    private static final List<Priority> PRIORITIES = List.of(Priority.P1, Priority.P2);

    /** An unacknowledged alarm. */
    private static final class Waiting {
        private final long since;
        private final List<Long> told = new ArrayList<>();
        private Priority priority;

        Waiting(long since) {
            this.since = since;
        }

        long longestSilence(long until) {
            told.sort(null);
            long last = since;
            long longest = 0;
            for (long at : told) {
                if (at > until) {
                    break;
                }
                longest = Math.max(longest, at - last);
                last = Math.max(last, at);
            }
            return Math.max(longest, until - last);
        }
    }

    private final Period period;
    private final boolean noticesPlanned;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Map<Priority, Long> longest = new EnumMap<>(Priority.class);

    SilenceFigures(Period period, boolean noticesPlanned) {
        this.period = period;
        this.noticesPlanned = noticesPlanned;
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
        if (line.state().isAcked() || line.isSuppressed() || !PRIORITIES.contains(line.priority())) {
            end(waiting.remove(line.alarm()), at);
            return;
        }
        Waiting alarm = waiting.computeIfAbsent(line.alarm(), id -> new Waiting(at));
        alarm.priority = line.priority();
        alarm.told.addAll(line.acceptedAt());
    }

    private void end(Waiting alarm, long at) {
        if (alarm != null) {
            longest.merge(alarm.priority, alarm.longestSilence(at), Math::max);
        }
    }

    @Override
    public List<Figure> figures() {
        waiting.values().forEach(alarm -> end(alarm, period.to()));
        waiting.clear();
        return PRIORITIES.stream().map(this::figure).toList();
    }

    private Figure figure(Priority priority) {
        return noticesPlanned ? Figure.of(Kpi.K18, priority.name(), longest.getOrDefault(priority, 0L) / 1_000.0)
                : Figure.none(Kpi.K18, priority.name(), MissingReason.NO_NOTICES);
    }
}
