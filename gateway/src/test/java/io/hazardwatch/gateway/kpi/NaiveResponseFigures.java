package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** The second half of {@link NaiveFigures}: what people, instruments and channels did. */
final class NaiveResponseFigures {
    private static final Set<TransitionType> RAISES = Set.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_REACTIVATED);

    private final List<JournalEntry> all;
    private final Map<Long, List<Long>> acceptedBySeq;
    private final long from;
    private final long to;
    private final Map<String, Double> figures;

    NaiveResponseFigures(List<JournalEntry> all, Map<Long, List<Long>> acceptedBySeq, Period period, Map<String, Double> figures) {
        this.all = all;
        this.acceptedBySeq = acceptedBySeq;
        this.from = period.from();
        this.to = period.to();
        this.figures = figures;
    }

    void work(List<JournalEntry> announced) {
        people();
        delays(announced);
        silences();
        instruments();
        suppressions();
    }

    private static long at(JournalEntry entry) {
        return NaiveFigures.at(entry);
    }

    private boolean isInside(JournalEntry entry) {
        return at(entry) >= from && at(entry) < to;
    }

    private static boolean isChange(JournalEntry entry) {
        return entry.transition().refusal() == null;
    }

    private static String id(JournalEntry entry) {
        return entry.transition().after().id();
    }

    private static Map<String, List<JournalEntry>> group(List<JournalEntry> entries) {
        return NaiveFigures.group(entries);
    }

    private void people() {
        List<JournalEntry> inside = all.stream().filter(this::isInside).toList();
        double stale = inside.stream().filter(e -> e.transition().refusal() == Refusal.STALE
                && e.transition().type() == TransitionType.ALARM_ACK_REJECTED).count();
        double acks = inside.stream().filter(e -> e.transition().type() == TransitionType.ALARM_ACK_REJECTED
                || e.transition().type() == TransitionType.ALARM_ACKED).count();
        figures.put("K25", stale / acks);
        List<List<JournalEntry>> occurrences = occurrences(inside);
        figures.put("K20", 100.0 * inside.stream().filter(NaiveResponseFigures::isChange).map(e -> e.transition().type())
                .filter(type -> type == TransitionType.ALARM_REALARMED || type == TransitionType.ALARM_ACK_EXPIRED).count()
                / inside.stream().filter(NaiveResponseFigures::isChange)
                        .filter(e -> e.transition().type() == TransitionType.ALARM_RAISED).count());
        List<List<JournalEntry>> ended = occurrences.stream().filter(o -> has(o, TransitionType.ALARM_ACKED)
                && o.getLast().transition().after().state() == AlarmState.A).toList();
        figures.put("K19", ended.stream().filter(NaiveResponseFigures::isNuisance).count() / (double) ended.size());
        ackTimes(occurrences);
    }

    /** From a raise out of A to the return to it, or to the end of the period. */
    private static List<List<JournalEntry>> occurrences(List<JournalEntry> inside) {
        Map<String, List<JournalEntry>> found = new TreeMap<>();
        inside.stream().filter(NaiveResponseFigures::isChange).forEach(entry -> {
            String key = id(entry) + '#' + entry.transition().after().occurrence();
            if (entry.transition().type() == TransitionType.ALARM_RAISED) {
                found.put(key, new ArrayList<>());
            }
            List<JournalEntry> own = found.get(key);
            if (own != null && (own.isEmpty() || own.getLast().transition().after().state() != AlarmState.A)) {
                own.add(entry);
            }
        });
        return List.copyOf(found.values());
    }

    private static boolean has(List<JournalEntry> occurrence, TransitionType type) {
        return occurrence.stream().anyMatch(e -> e.transition().type() == type);
    }

    private static boolean isNuisance(List<JournalEntry> occurrence) {
        boolean action = occurrence.stream().map(JournalEntry::transition).anyMatch(t -> !t.actor().equals(Transition.SYSTEM)
                && (t.type() != TransitionType.ALARM_ACKED || !t.comment().isEmpty()));
        long cleared = 0;
        for (JournalEntry entry : occurrence) {
            boolean active = entry.transition().after().processActive();
            cleared = active ? 0 : cleared == 0 ? at(entry) : cleared;
        }
        return !action && cleared > 0 && cleared - at(occurrence.getFirst()) < 300_000;
    }

    private void ackTimes(List<List<JournalEntry>> occurrences) {
        Map<Priority, List<Long>> times = new TreeMap<>();
        for (List<JournalEntry> occurrence : occurrences) {
            for (JournalEntry ack : occurrence) {
                if (ack.transition().type() == TransitionType.ALARM_ACKED) {
                    occurrence.stream().filter(e -> e.transition().annunciate()
                            && e.transition().after().annSeq() == ack.transition().after().annSeq()).findFirst()
                            .flatMap(announcement -> accepted(announcement).stream().min(Comparator.naturalOrder()))
                            .ifPresent(first -> times.computeIfAbsent(ack.transition().after().priority(),
                                    p -> new ArrayList<>()).add(Math.max(0, at(ack) - first)));
                }
            }
        }
        times.forEach((priority, values) -> {
            figures.put("K16." + priority + ".p50", percentile(values, 0.5));
            figures.put("K16." + priority + ".p95", percentile(values, 0.95));
        });
    }

    private List<Long> accepted(JournalEntry entry) {
        return acceptedBySeq.getOrDefault(entry.seq(), List.of());
    }

    private static double percentile(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        for (long value : sorted) {
            if (sorted.stream().filter(other -> other <= value).count() >= share * sorted.size()) {
                return value / 1_000.0;
            }
        }
        throw new AssertionError("no percentile of " + values);
    }

    private void delays(List<JournalEntry> announced) {
        for (Priority priority : Priority.values()) {
            List<Long> hops = announced.stream().filter(e -> e.transition().after().priority() == priority)
                    .filter(e -> !accepted(e).isEmpty())
                    .map(e -> Math.max(0, accepted(e).stream().min(Comparator.naturalOrder()).orElseThrow() - at(e))).toList();
            if (!hops.isEmpty()) {
                figures.put("K17." + priority + ".p50", percentile(hops, 0.5));
                figures.put("K17." + priority + ".p99", percentile(hops, 0.99));
                figures.put("K17." + priority + ".max", percentile(hops, 1));
            }
        }
        List<Long> detections = all.stream().filter(this::isInside).filter(NaiveResponseFigures::isChange)
                .filter(e -> RAISES.contains(e.transition().type()) && !e.transition().after().late())
                .map(e -> at(e) - e.transition().after().eventAt()).toList();
        if (!detections.isEmpty()) {
            figures.put("K22.p50", percentile(detections, 0.5));
            figures.put("K22.p95", percentile(detections, 0.95));
            figures.put("K22.max", percentile(detections, 1));
        }
    }

    private void silences() {
        Map<Priority, Long> longest = new HashMap<>(Map.of(Priority.P1, 0L, Priority.P2, 0L));
        group(all.stream().filter(NaiveResponseFigures::isChange).filter(e -> at(e) < to).toList()).values().forEach(alarm -> {
            List<JournalEntry> episode = new ArrayList<>();
            for (JournalEntry entry : alarm) {
                boolean waits = !entry.transition().after().isSuppressed() && "BDE".contains(entry.transition().after().state().name())
                        && entry.transition().after().priority().compareTo(Priority.P2) <= 0;
                if (waits) {
                    episode.add(entry);
                } else {
                    silence(episode, at(entry), longest);
                    episode.clear();
                }
            }
            silence(episode, to, longest);
        });
        longest.forEach((priority, millis) -> figures.put("K18." + priority, millis / 1_000.0));
    }

    private void silence(List<JournalEntry> episode, long end, Map<Priority, Long> longest) {
        if (episode.isEmpty() || end <= from) {
            return;
        }
        TreeSet<Long> marks = new TreeSet<>(List.of(Math.max(from, at(episode.getFirst())), end));
        long begin = marks.first();
        episode.stream().flatMap(e -> accepted(e).stream()).filter(told -> told > begin && told < end).forEach(marks::add);
        long silence = 0;
        for (long mark : marks) {
            Long next = marks.higher(mark);
            silence = next == null ? silence : Math.max(silence, next - mark);
        }
        longest.merge(episode.getLast().transition().after().priority(), silence, Math::max);
    }

    private void instruments() {
        Map<String, List<long[]>> intervals = new TreeMap<>();
        group(all.stream().filter(NaiveResponseFigures::isChange).filter(e -> at(e) < to)
                .filter(e -> e.transition().after().kind() == RuleKind.STALE
                        || e.transition().after().kind() == RuleKind.BAD_QUALITY).toList()).values().forEach(alarm -> {
                            long since = -1;
                            for (JournalEntry entry : alarm) {
                                boolean active = entry.transition().after().processActive();
                                if (active && since < 0) {
                                    since = at(entry);
                                } else if (!active && since >= 0) {
                                    put(intervals, entry, since, at(entry));
                                    since = -1;
                                }
                            }
                            if (since >= 0) {
                                put(intervals, alarm.getFirst(), since, to);
                            }
                        });
        long bad = intervals.values().stream().mapToLong(this::union).sum();
        figures.put("K23.hours", bad / 3_600_000.0);
    }

    private static void put(Map<String, List<long[]>> intervals, JournalEntry entry, long since, long end) {
        intervals.computeIfAbsent(entry.transition().after().point().toString(), key -> new ArrayList<>())
                .add(new long[] {since, end});
    }

    private long union(List<long[]> intervals) {
        long sum = 0;
        long covered = from;
        for (long[] each : intervals.stream().sorted(Comparator.comparingLong(interval -> interval[0])).toList()) {
            long begin = Math.max(covered, each[0]);
            sum += Math.max(0, each[1] - begin);
            covered = Math.max(covered, each[1]);
        }
        return sum;
    }

    private void suppressions() {
        List<JournalEntry> changes = all.stream().filter(NaiveResponseFigures::isChange).filter(e -> at(e) < to).toList();
        figures.put("K14.expiries", count(changes, TransitionType.ALARM_SHELVE_EXPIRED));
        figures.put("K14.extensions", count(changes, TransitionType.ALARM_SHELVE_EXTENDED));
        Set<String> overdue = new HashSet<>();
        for (Priority priority : Priority.values()) {
            for (String letter : List.of("G", "H", "I")) {
                Set<String> alarms = new HashSet<>();
                long millis = sum(changes, alarm -> hidden(alarm, letter, priority, alarms, overdue));
                figures.put("K14." + letter + '.' + priority + ".alarms", (double) alarms.size());
                figures.put("K14." + letter + '.' + priority + ".hours", millis / 3_600_000.0);
            }
        }
        figures.put("K14.overdue", (double) overdue.size());
    }

    private double count(List<JournalEntry> changes, TransitionType type) {
        return changes.stream().filter(this::isInside).filter(e -> e.transition().type() == type).count();
    }

    private static long sum(List<JournalEntry> changes, ToLongFunction<List<JournalEntry>> of) {
        return group(changes).values().stream().mapToLong(of).sum();
    }

    /** Each entry says how the alarm stands until the next one. */
    private long hidden(List<JournalEntry> alarm, String letter, Priority priority, Set<String> alarms, Set<String> overdue) {
        long millis = 0;
        for (int i = 0; i < alarm.size(); i++) {
            Alarm after = alarm.get(i).transition().after();
            long begin = Math.max(from, at(alarm.get(i)));
            long end = i + 1 < alarm.size() ? at(alarm.get(i + 1)) : to;
            boolean reaches = i + 1 == alarm.size() || at(alarm.get(i + 1)) >= from;
            if (reaches && after.displayed().name().equals(letter) && after.priority() == priority) {
                alarms.add(after.id());
                millis += Math.max(0, end - begin);
            }
            if (reaches && after.suppression().outOfService() != null && after.suppression().outOfService().overdue()) {
                overdue.add(after.id());
            }
        }
        return millis;
    }
}
