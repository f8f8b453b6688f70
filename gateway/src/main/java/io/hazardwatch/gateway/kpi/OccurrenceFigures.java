package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** K16, K19, K20 and K25: how people responded to alarms raised in the period. */
final class OccurrenceFigures implements FigureBuilder {
    private static final long SOON_GONE_MILLIS = 300_000;

    /** One occurrence, from leaving state A until the return to it. */
    private static final class Course {
        private final long raisedAt;
        private long annSeq;
        private long acceptedAt;
        private long clearedAt;
        private boolean acked;
        private boolean action;

        Course(long raisedAt) {
            this.raisedAt = raisedAt;
        }

        boolean isNuisance() {
            return !action && clearedAt > 0 && clearedAt - raisedAt < SOON_GONE_MILLIS;
        }
    }

    private final Map<String, Course> open = new HashMap<>();
    private final Map<Priority, DurationSamples> ackTimes = new EnumMap<>(Priority.class);
    private final Set<Priority> acknowledged = EnumSet.noneOf(Priority.class);
    private long begun;
    private long reminded;
    private long ackedAndEnded;
    private long nuisances;
    private long acks;
    private long staleAcks;

    @Override
    public void entry(KpiEntry line) {
        if (line.refusal() != null) {
            if (line.type() == TransitionType.ALARM_ACK_REJECTED) {
                acks++;
                staleAcks += line.refusal() == Refusal.STALE ? 1 : 0;
            }
            return;
        }
        if (line.type() == TransitionType.ALARM_RAISED) {
            begun++;
            open.put(line.alarm(), new Course(line.at()));
        }
        Course course = open.get(line.alarm());
        switch (line.type()) {
            case ALARM_ACKED -> acks++;
            case ALARM_REALARMED, ALARM_ACK_EXPIRED -> reminded++;
            default -> { }
        }
        if (course != null) {
            follow(course, line);
        }
    }

    private void follow(Course course, KpiEntry line) {
        if (line.announced() || line.annSeq() != course.annSeq) {
            course.annSeq = line.annSeq();
            course.acceptedAt = line.acceptedAt().isEmpty() ? 0 : line.acceptedAt().getFirst();
        }
        if (line.active()) {
            course.clearedAt = 0;
        } else if (course.clearedAt == 0) {
            course.clearedAt = line.at();
        }
        if (line.type() == TransitionType.ALARM_ACKED) {
            acknowledge(course, line);
        } else {
            course.action |= line.isByPerson();
        }
        if (line.state() == AlarmState.A) {
            end(line.alarm(), course);
        }
    }

    private void acknowledge(Course course, KpiEntry line) {
        course.acked = true;
        course.action |= line.remark();
        acknowledged.add(line.priority());
        if (course.acceptedAt > 0) {
            ackTimes.computeIfAbsent(line.priority(), priority -> new DurationSamples())
                    .add(Math.max(0, line.at() - course.acceptedAt));
        }
    }

    private void end(String alarm, Course course) {
        open.remove(alarm);
        if (course.acked) {
            ackedAndEnded++;
            nuisances += course.isNuisance() ? 1 : 0;
        }
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            figures.addAll(ackTime(priority));
        }
        figures.add(Figure.ratio(Kpi.K19, "", nuisances, ackedAndEnded, MissingReason.NO_ENDED_OCCURRENCES));
        figures.add(Figure.ratio(Kpi.K20, "", 100.0 * reminded, begun, MissingReason.NO_OCCURRENCES));
        figures.add(Figure.ratio(Kpi.K25, "", staleAcks, acks, MissingReason.NO_ACKNOWLEDGEMENTS));
        return figures;
    }

    private List<Figure> ackTime(Priority priority) {
        DurationSamples times = ackTimes.get(priority);
        if (times == null) {
            return List.of(Figure.none(Kpi.K16, priority.name(), acknowledged.contains(priority)
                    ? MissingReason.NO_ACCEPTED_NOTICES : MissingReason.NO_ACKNOWLEDGEMENTS));
        }
        return List.of(Figure.of(Kpi.K16, priority + ".p50", times.seconds(0.50)),
                Figure.of(Kpi.K16, priority + ".p95", times.seconds(0.95)));
    }
}
