package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.Entry;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * The definitions of docs/kpis.md once more, as a person would work them out: every question goes through all entries anew.
 * Slow, and shares nothing with the room it checks.
 */
final class PlainFigures {
    private static final Set<TransitionType> RATE_TYPES = Set.of(TransitionType.ALARM_RAISED,
            TransitionType.ALARM_REACTIVATED, TransitionType.ALARM_ESCALATED);
    private static final Set<TransitionType> RAISES = Set.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_REACTIVATED);

    private final List<Entry> all;
    private final Map<Long, List<Long>> acceptedBySeq;
    private final Position position;
    private final long from;
    private final long to;
    private final Map<String, Double> figures = new TreeMap<>();

    PlainFigures(List<Entry> journal, Map<Long, List<Long>> acceptedBySeq, Position position, Period period) {
        this.position = position;
        this.acceptedBySeq = acceptedBySeq;
        this.from = period.from();
        this.to = period.to();
        this.all = journal.stream().filter(this::isMine).sorted(Comparator.comparingLong(PlainFigures::at)).toList();
    }

    private boolean isMine(Entry entry) {
        Alarm alarm = entry.transition().after();
        return alarm != null && position.covers(alarm.point().enterprise(), alarm.point().site());
    }

    private static long at(Entry entry) {
        return entry.transition().atMillis();
    }

    private boolean isInside(Entry entry) {
        return at(entry) >= from && at(entry) < to;
    }

    private static boolean isChange(Entry entry) {
        return entry.transition().refusal() == null;
    }

    private static String id(Entry entry) {
        return entry.transition().after().id();
    }

    /** By {@code K1}, {@code K13.P1}…; without those that have no value. */
    Map<String, Double> figures() {
        List<Entry> announced = all.stream().filter(this::isInside).filter(PlainFigures::isChange)
                .filter(entry -> entry.transition().annunciate() && RATE_TYPES.contains(entry.transition().type())).toList();
        List<Entry> raises = announced.stream().filter(e -> RAISES.contains(e.transition().type())).toList();
        rates(announced);
        floods(announced);
        repeats(raises);
        stale();
        people();
        delays(announced);
        silences();
        instruments();
        figures.values().removeIf(value -> value.isNaN());
        return figures;
    }

    private long[] countsIn(long length, List<Entry> entries) {
        List<Long> counts = new ArrayList<>();
        for (long start = from / length * length; start < to; start += length) {
            long begin = start;
            counts.add(entries.stream().filter(e -> at(e) >= begin && at(e) < begin + length).count());
        }
        return counts.stream().mapToLong(count -> count).toArray();
    }

    private void rates(List<Entry> announced) {
        long[] windows = countsIn(600_000, announced);
        long[] hours = countsIn(3_600_000, announced);
        figures.put("K1", announced.size() / (double) windows.length);
        figures.put("K2", announced.size() / ((to - from) / 3_600_000.0));
        figures.put("K3", announced.size() / ((to - from) / 86_400_000.0));
        figures.put("K4", LongStream.of(hours).filter(count -> count > 30).count() / (double) hours.length);
        figures.put("K5", LongStream.of(windows).filter(count -> count > 10).count() / (double) windows.length);
        for (Priority priority : Priority.values()) {
            figures.put("K13." + priority, announced.stream()
                    .filter(e -> e.transition().after().priority() == priority).count() / (double) announced.size());
        }
    }

    private static long inLastTenMinutes(List<Entry> announced, long time) {
        return announced.stream().filter(e -> at(e) > time - 600_000 && at(e) <= time).count();
    }

    private void floods(List<Entry> announced) {
        figures.put("K6", (double) announced.stream().mapToLong(e -> inLastTenMinutes(announced, at(e))).max().orElse(0));
        TreeSet<Long> moments = new TreeSet<>();
        announced.forEach(e -> moments.addAll(List.of(at(e), at(e) + 600_000)));
        long began = -1;
        long millis = 0;
        int count = 0;
        for (long moment : moments.headSet(to)) {
            long recent = inLastTenMinutes(announced, moment);
            if (began < 0 && recent > 10) {
                began = moment;
                count++;
            } else if (began >= 0 && recent < 5) {
                millis += moment - began;
                began = -1;
            }
        }
        millis += began < 0 ? 0 : to - began;
        figures.put("K7", millis / (double) (to - from));
        figures.put("K8", (double) count);
    }

    private void repeats(List<Entry> raises) {
        Map<String, List<Entry>> byAlarm = group(raises);
        double top = byAlarm.values().stream().mapToInt(List::size).boxed().sorted(Comparator.reverseOrder()).limit(10)
                .mapToInt(count -> count).sum();
        figures.put("K9", top / raises.size());
        figures.put("K10", (double) byAlarm.values().stream().filter(PlainFigures::chatters).count());
        figures.put("K10b", byAlarm.values().stream().filter(alarm -> alarm.size() > 1).mapToDouble(PlainFigures::index)
                .max().orElse(Double.NaN));
        figures.put("K11", (double) raises.stream().filter(raise -> isFleeting(raise, byAlarm.get(id(raise)))).count());
    }

    private static Map<String, List<Entry>> group(List<Entry> entries) {
        Map<String, List<Entry>> byAlarm = new TreeMap<>();
        entries.forEach(entry -> byAlarm.computeIfAbsent(id(entry), key -> new ArrayList<>()).add(entry));
        return byAlarm;
    }

    private static boolean chatters(List<Entry> raises) {
        return raises.stream().anyMatch(last -> raises.stream()
                .filter(e -> at(e) > at(last) - 60_000 && at(e) <= at(last)).count() >= 3);
    }

    private static double index(List<Entry> raises) {
        Map<Long, Integer> runs = new HashMap<>();
        for (int i = 1; i < raises.size(); i++) {
            runs.merge(Math.max(1, (at(raises.get(i)) - at(raises.get(i - 1))) / 1_000), 1, Integer::sum);
        }
        return runs.entrySet().stream().mapToDouble(run -> run.getValue() / (raises.size() - 1.0) / run.getKey()).sum();
    }

    private boolean isFleeting(Entry raise, List<Entry> raises) {
        Entry clear = all.stream().filter(PlainFigures::isChange).filter(e -> e.seq() > raise.seq() && at(e) < to
                && id(e).equals(id(raise)) && !e.transition().after().processActive()).findFirst().orElse(null);
        return clear != null && at(clear) - at(raise) < 10_000
                && raises.stream().noneMatch(e -> e.seq() > raise.seq() && at(e) < at(raise) + 60_000)
                && raises.stream().noneMatch(e -> e.seq() > raise.seq() && e.seq() < clear.seq());
    }

    private void stale() {
        Map<String, List<Entry>> byAlarm = group(all.stream().filter(PlainFigures::isChange).filter(e -> at(e) < to).toList());
        long highest = 0;
        for (long hour = Math.ceilDiv(from, 3_600_000L) * 3_600_000; hour <= to; hour += 3_600_000) {
            long instant = hour;
            highest = Math.max(highest, byAlarm.values().stream().filter(alarm -> isStale(alarm, instant)).count());
        }
        figures.put("K12", (double) highest);
    }

    private static boolean isStale(List<Entry> alarm, long instant) {
        long since = -1;
        for (Entry entry : alarm) {
            if (at(entry) <= instant) {
                boolean active = "BCEF".contains(entry.transition().after().state().name());
                since = !active ? -1 : since < 0 ? at(entry) : since;
            }
        }
        return since >= 0 && instant - since > 86_400_000;
    }

    private void people() {
        List<Entry> inside = all.stream().filter(this::isInside).toList();
        double stale = inside.stream().filter(e -> e.transition().refusal() == Refusal.STALE
                && e.transition().type() == TransitionType.ALARM_ACK_REJECTED).count();
        double acks = inside.stream().filter(e -> e.transition().type() == TransitionType.ALARM_ACK_REJECTED
                || e.transition().type() == TransitionType.ALARM_ACKED).count();
        figures.put("K25", stale / acks);
        List<List<Entry>> occurrences = occurrences(inside);
        figures.put("K20", occurrences.isEmpty() ? Double.NaN : 0.0);
        List<List<Entry>> ended = occurrences.stream().filter(o -> has(o, TransitionType.ALARM_ACKED)
                && o.getLast().transition().after().state() == AlarmState.A).toList();
        figures.put("K19", ended.stream().filter(PlainFigures::isNuisance).count() / (double) ended.size());
        ackTimes(occurrences);
    }

    /** From a raise out of A to the return to it, or to the end of the period. */
    private static List<List<Entry>> occurrences(List<Entry> inside) {
        Map<String, List<Entry>> found = new TreeMap<>();
        inside.stream().filter(PlainFigures::isChange).forEach(entry -> {
            String key = id(entry) + '#' + entry.transition().after().occurrence();
            if (entry.transition().type() == TransitionType.ALARM_RAISED) {
                found.put(key, new ArrayList<>());
            }
            List<Entry> own = found.get(key);
            if (own != null && (own.isEmpty() || own.getLast().transition().after().state() != AlarmState.A)) {
                own.add(entry);
            }
        });
        return List.copyOf(found.values());
    }

    private static boolean has(List<Entry> occurrence, TransitionType type) {
        return occurrence.stream().anyMatch(e -> e.transition().type() == type);
    }

    private static boolean isNuisance(List<Entry> occurrence) {
        boolean action = occurrence.stream().map(Entry::transition).anyMatch(t -> !t.actor().equals(Transition.SYSTEM)
                && (t.type() != TransitionType.ALARM_ACKED || !t.comment().isEmpty()));
        long cleared = 0;
        for (Entry entry : occurrence) {
            boolean active = entry.transition().after().processActive();
            cleared = active ? 0 : cleared == 0 ? at(entry) : cleared;
        }
        return !action && cleared > 0 && cleared - at(occurrence.getFirst()) < 300_000;
    }

    private void ackTimes(List<List<Entry>> occurrences) {
        Map<Priority, List<Long>> times = new TreeMap<>();
        for (List<Entry> occurrence : occurrences) {
            for (Entry ack : occurrence) {
                if (ack.transition().type() == TransitionType.ALARM_ACKED) {
                    Entry announcement = occurrence.stream().filter(e -> e.transition().annunciate()
                            && e.transition().after().annSeq() == ack.transition().after().annSeq()).findFirst().orElseThrow();
                    accepted(announcement).stream().min(Comparator.naturalOrder()).ifPresent(first ->
                            times.computeIfAbsent(ack.transition().after().priority(), p -> new ArrayList<>())
                                    .add(Math.max(0, at(ack) - first)));
                }
            }
        }
        times.forEach((priority, values) -> {
            figures.put("K16." + priority + ".p50", percentile(values, 0.5));
            figures.put("K16." + priority + ".p95", percentile(values, 0.95));
        });
    }

    private List<Long> accepted(Entry entry) {
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

    private void delays(List<Entry> announced) {
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
        List<Long> detections = all.stream().filter(this::isInside).filter(PlainFigures::isChange)
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
        group(all.stream().filter(PlainFigures::isChange).filter(e -> at(e) < to).toList()).values().forEach(alarm -> {
            List<Entry> episode = new ArrayList<>();
            for (Entry entry : alarm) {
                boolean waits = "BDE".contains(entry.transition().after().state().name())
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

    private void silence(List<Entry> episode, long end, Map<Priority, Long> longest) {
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
        group(all.stream().filter(PlainFigures::isChange).filter(e -> at(e) < to)
                .filter(e -> e.transition().after().kind() == RuleKind.STALE
                        || e.transition().after().kind() == RuleKind.BAD_QUALITY).toList()).values().forEach(alarm -> {
                            long since = -1;
                            for (Entry entry : alarm) {
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

    private static void put(Map<String, List<long[]>> intervals, Entry entry, long since, long end) {
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
}
