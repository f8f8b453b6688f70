package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.LogLine;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** K1 to K5 and K13: how many alarms, spread how, of which priority. Empty windows count. */
final class Rates implements Tally {
    private static final int HOUR_MAX = 30;
    private static final int WINDOW_MAX = 10;

    private final Period period;
    private final int[] windows;
    private final int[] hours;
    private final long[] priorities = new long[Priority.values().length];
    private long all;

    Rates(Period period) {
        this.period = period;
        this.windows = new int[period.windows(Period.TEN_MINUTES)];
        this.hours = new int[period.windows(Period.HOUR)];
    }

    @Override
    public void line(LogLine line) {
        if (Tally.isAnnounced(line)) {
            all++;
            windows[period.windowOf(line.at(), Period.TEN_MINUTES)]++;
            hours[period.windowOf(line.at(), Period.HOUR)]++;
            priorities[line.priority().ordinal()]++;
        }
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of(Kpi.K1, (double) all / windows.length),
                Figure.of(Kpi.K2, all * (double) Period.HOUR / period.millis()),
                Figure.of(Kpi.K3, all * (double) Period.DAY / period.millis()),
                Figure.of(Kpi.K4, share(hours, HOUR_MAX)),
                Figure.of(Kpi.K5, share(windows, WINDOW_MAX))));
        figures.addAll(mix(Kpi.K13, priorities, Missing.NO_ALARMS));
        return figures;
    }

    private static double share(int[] counts, int most) {
        return (double) Arrays.stream(counts).filter(count -> count > most).count() / counts.length;
    }

    /** The share of each priority. */
    static List<Figure> mix(Kpi kpi, long[] counts, Missing reason) {
        long sum = Arrays.stream(counts).sum();
        return Arrays.stream(Priority.values())
                .map(priority -> Figure.ratio(kpi, priority.name(), counts[priority.ordinal()], sum, reason)).toList();
    }
}
