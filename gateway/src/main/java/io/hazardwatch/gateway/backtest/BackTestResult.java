package io.hazardwatch.gateway.backtest;

import io.hazardwatch.gateway.kpi.Flood;
import io.hazardwatch.gateway.kpi.FloodDetector;
import io.hazardwatch.gateway.kpi.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What the rules did on stored readings.
 *
 * @param episodes      alarms that would have been raised, oldest first
 * @param floods        from more than ten alarms within ten minutes until fewer than five
 * @param activeMillis  total time that alarms were active, ms; {@code longestMillis} the longest of them
 * @param found         labelled events during which a process alarm was raised
 * @param missed        labelled events without a process alarm
 * @param falseAlarms   process alarms raised outside all labelled events
 * @param falsePerDay   false alarms per day outside labelled events; NaN when all of the time is labelled
 */
public record BackTestResult(long readings, long from, long to, List<Episode> episodes, List<Flood> floods, long activeMillis,
                      long longestMillis, List<Found> found, List<LabelledEvent> missed, int falseAlarms,
                      double falsePerDay) {
    private static final double DAY = 86_400_000;

    /**
     * A labelled event that was detected.
     *
     * @param delayMillis from the beginning of the event to the decision
     */
    public record Found(LabelledEvent label, String rule, long delayMillis) {}

    static BackTestResult of(List<Episode> episodes, long readings, long from, long to, List<LabelledEvent> labels) {
        List<Episode> process = episodes.stream().filter(Episode::isOfProcess).toList();
        List<Found> found = new ArrayList<>();
        List<LabelledEvent> missed = new ArrayList<>();
        for (LabelledEvent label : labels) {
            process.stream().filter(episode -> label.holds(episode.raisedAt())).findFirst().ifPresentOrElse(
                    first -> found.add(new Found(label, first.rule(), first.raisedAt() - label.from())),
                    () -> missed.add(label));
        }
        int outside = (int) process.stream()
                .filter(episode -> labels.stream().noneMatch(label -> label.holds(episode.raisedAt()))).count();
        return new BackTestResult(readings, from, to, List.copyOf(episodes), floods(episodes, from, to),
                durations(episodes, to).sum(), durations(episodes, to).max().orElse(0), List.copyOf(found),
                List.copyOf(missed), outside, outside * DAY / unlabelled(labels, from, to));
    }

    private static LongStream durations(List<Episode> episodes, long end) {
        return episodes.stream().mapToLong(episode -> episode.millis(end));
    }

    private static List<Flood> floods(List<Episode> episodes, long from, long to) {
        FloodDetector watch = new FloodDetector(new Period(from, Math.max(to, from + 1)));
        episodes.forEach(episode -> watch.announced(episode.raisedAt(), episode.rule()));
        return watch.floods();
    }

    /** Time outside all labels, ms; overlapping labels are subtracted once. NaN when all time is labelled. */
    private static double unlabelled(List<LabelledEvent> labels, long from, long to) {
        long left = 0;
        long at = from;
        for (LabelledEvent label : labels.stream().sorted((a, b) -> Long.compare(a.from(), b.from())).toList()) {
            left += Math.max(0, Math.min(label.from(), to) - at);
            at = Math.clamp(label.to(), at, to);
        }
        left += to - at;
        return left == 0 ? Double.NaN : left;
    }
}
