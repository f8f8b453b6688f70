package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.JournalEntry;
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
final class NaiveFigures {
    private static final Set<TransitionType> RATE_TYPES = Set.of(TransitionType.ALARM_RAISED,
            TransitionType.ALARM_REACTIVATED, TransitionType.ALARM_ESCALATED, TransitionType.ALARM_REALARMED,
            TransitionType.ALARM_REANNUNCIATED);
    private static final Set<TransitionType> RAISES = Set.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_REACTIVATED);

    private final List<JournalEntry> all;
    private final Map<Long, List<Long>> acceptedBySeq;
    private final OperatingPosition position;
    private final long from;
    private final long to;
    private final Map<String, Double> figures = new TreeMap<>();

    NaiveFigures(List<JournalEntry> journal, Map<Long, List<Long>> acceptedBySeq, OperatingPosition position, Period period) {
        this.position = position;
        this.acceptedBySeq = acceptedBySeq;
        this.from = period.from();
        this.to = period.to();
        this.all = journal.stream().filter(this::isMine).sorted(Comparator.comparingLong(NaiveFigures::at)).toList();
    }

    private boolean isMine(JournalEntry entry) {
        Alarm alarm = entry.transition().after();
        return alarm != null && position.covers(alarm.point().enterprise(), alarm.point().site());
    }

    static long at(JournalEntry entry) {
        return entry.transition().atMillis();
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

    /** By {@code K1}, {@code K13.P1}…; without those that have no value. */
    Map<String, Double> figures() {
        List<JournalEntry> announced = all.stream().filter(this::isInside).filter(NaiveFigures::isChange)
                .filter(entry -> entry.transition().annunciate() && RATE_TYPES.contains(entry.transition().type())).toList();
        List<JournalEntry> raises = announced.stream().filter(e -> RAISES.contains(e.transition().type())).toList();
        rates(announced);
        floods(announced);
        repeats(raises);
        stale();
        new NaiveResponseFigures(all, acceptedBySeq, new Period(from, to), figures).work(announced);
        figures.values().removeIf(value -> value.isNaN());
        return figures;
    }

    private long[] countsIn(long length, List<JournalEntry> entries) {
        List<Long> counts = new ArrayList<>();
        for (long start = from / length * length; start < to; start += length) {
            long begin = start;
            counts.add(entries.stream().filter(e -> at(e) >= begin && at(e) < begin + length).count());
        }
        return counts.stream().mapToLong(count -> count).toArray();
    }

    private void rates(List<JournalEntry> announced) {
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

    private static long inLastTenMinutes(List<JournalEntry> announced, long time) {
        return announced.stream().filter(e -> at(e) > time - 600_000 && at(e) <= time).count();
    }

    private void floods(List<JournalEntry> announced) {
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

    private void repeats(List<JournalEntry> raises) {
        Map<String, List<JournalEntry>> byAlarm = group(raises);
        double top = byAlarm.values().stream().mapToInt(List::size).boxed().sorted(Comparator.reverseOrder()).limit(10)
                .mapToInt(count -> count).sum();
        figures.put("K9", top / raises.size());
        figures.put("K10", (double) byAlarm.values().stream().filter(NaiveFigures::chatters).count());
        figures.put("K10b", byAlarm.values().stream().filter(alarm -> alarm.size() > 1).mapToDouble(NaiveFigures::index)
                .max().orElse(Double.NaN));
        figures.put("K11", (double) raises.stream().filter(raise -> isFleeting(raise, byAlarm.get(id(raise)))).count());
    }

    static Map<String, List<JournalEntry>> group(List<JournalEntry> entries) {
        Map<String, List<JournalEntry>> byAlarm = new TreeMap<>();
        entries.forEach(entry -> byAlarm.computeIfAbsent(id(entry), key -> new ArrayList<>()).add(entry));
        return byAlarm;
    }

    private static boolean chatters(List<JournalEntry> raises) {
        return raises.stream().anyMatch(last -> raises.stream()
                .filter(e -> at(e) > at(last) - 60_000 && at(e) <= at(last)).count() >= 3);
    }

    private static double index(List<JournalEntry> raises) {
        Map<Long, Integer> runs = new HashMap<>();
        for (int i = 1; i < raises.size(); i++) {
            runs.merge(Math.max(1, (at(raises.get(i)) - at(raises.get(i - 1))) / 1_000), 1, Integer::sum);
        }
        return runs.entrySet().stream().mapToDouble(run -> run.getValue() / (raises.size() - 1.0) / run.getKey()).sum();
    }

    private boolean isFleeting(JournalEntry raise, List<JournalEntry> raises) {
        JournalEntry clear = all.stream().filter(NaiveFigures::isChange).filter(e -> e.seq() > raise.seq() && at(e) < to
                && id(e).equals(id(raise)) && !e.transition().after().processActive()).findFirst().orElse(null);
        return clear != null && at(clear) - at(raise) < 10_000
                && raises.stream().noneMatch(e -> e.seq() > raise.seq() && at(e) < at(raise) + 60_000)
                && raises.stream().noneMatch(e -> e.seq() > raise.seq() && e.seq() < clear.seq());
    }

    private void stale() {
        Map<String, List<JournalEntry>> byAlarm = group(all.stream().filter(NaiveFigures::isChange).filter(e -> at(e) < to).toList());
        long highest = 0;
        for (long hour = Math.ceilDiv(from, 3_600_000L) * 3_600_000; hour <= to; hour += 3_600_000) {
            long instant = hour;
            highest = Math.max(highest, byAlarm.values().stream().filter(alarm -> isStale(alarm, instant)).count());
        }
        figures.put("K12", (double) highest);
    }

    private static boolean isStale(List<JournalEntry> alarm, long instant) {
        long since = -1;
        for (JournalEntry entry : alarm) {
            if (at(entry) <= instant) {
                boolean active = "BCEF".contains(entry.transition().after().displayed().name());
                since = !active ? -1 : since < 0 ? at(entry) : since;
            }
        }
        return since >= 0 && instant - since > 86_400_000;
    }
}
