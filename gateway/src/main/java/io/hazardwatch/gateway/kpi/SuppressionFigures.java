package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * K14: number and duration of suppressed alarms, by the displayed state (G shelved, H by design, I out of service) and the
 * alarm's priority; expired permits, and how shelvings ended.
 */
final class SuppressionFigures implements FigureBuilder {
    private static final List<DisplayedState> LETTERS = List.of(DisplayedState.G, DisplayedState.H, DisplayedState.I);

    private record Place(DisplayedState letter, Priority priority) {}

    /** An alarm's present suppression. */
    private record Spell(Place place, long since) {}

    private final Period period;
    private final Map<String, Spell> suppressed = new HashMap<>();
    private final Map<Place, Set<String>> alarms = new HashMap<>();
    private final Map<Place, Long> millis = new HashMap<>();
    private final Set<String> overdue = new HashSet<>();
    private long expiries;
    private long extensions;

    SuppressionFigures(Period period) {
        this.period = period;
    }

    @Override
    public void openAtStart(AlarmSnapshot standing) {
        follow(standing.line(), period.from());
    }

    @Override
    public void entry(KpiEntry line) {
        if (line.refusal() != null) {
            return;
        }
        switch (line.type()) {
            case ALARM_SHELVE_EXPIRED -> expiries++;
            case ALARM_SHELVE_EXTENDED -> extensions++;
            default -> { }
        }
        follow(line, line.at());
    }

    private void follow(KpiEntry line, long at) {
        if (line.overdue()) {
            overdue.add(line.alarm());
        }
        Place place = line.isSuppressed() ? new Place(line.shown(), line.priority()) : null;
        Spell present = suppressed.get(line.alarm());
        if (present != null && present.place().equals(place)) {
            return;
        }
        end(suppressed.remove(line.alarm()), at);
        if (place != null) {
            suppressed.put(line.alarm(), new Spell(place, at));
            alarms.computeIfAbsent(place, key -> new HashSet<>()).add(line.alarm());
        }
    }

    private void end(Spell spell, long at) {
        if (spell != null) {
            millis.merge(spell.place(), at - spell.since(), Long::sum);
        }
    }

    @Override
    public List<Figure> figures() {
        suppressed.values().forEach(spell -> end(spell, period.to()));
        suppressed.clear();
        List<Figure> figures = new ArrayList<>();
        for (DisplayedState letter : LETTERS) {
            for (Priority priority : Priority.values()) {
                Place place = new Place(letter, priority);
                String part = letter.name() + '.' + priority;
                figures.add(Figure.of(Kpi.K14, part + ".alarms", alarms.getOrDefault(place, Set.of()).size()));
                figures.add(Figure.of(Kpi.K14, part + ".hours", (double) millis.getOrDefault(place, 0L) / Period.HOUR));
            }
        }
        figures.add(Figure.of(Kpi.K14, "overdue", overdue.size()));
        figures.add(Figure.of(Kpi.K14, "expiries", expiries));
        figures.add(Figure.of(Kpi.K14, "extensions", extensions));
        return figures;
    }
}
