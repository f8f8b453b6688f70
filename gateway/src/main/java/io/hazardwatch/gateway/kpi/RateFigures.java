package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * K1 to K5 and K13: number of alarms, their distribution over time and over priorities. Windows without alarms count if they
 * were observed.
 */
final class RateFigures implements FigureBuilder {
    private static final int HOUR_MAX = 30;
    private static final int WINDOW_MAX = 10;

    private final Period period;
    private final ObservedPeriod observed;
    private final int[] windows;
    private final int[] hours;
    private final long[] priorities = new long[Priority.values().length];
    private long all;

    RateFigures(ObservedPeriod observed) {
        this.period = observed.period();
        this.observed = observed;
        this.windows = new int[period.windows(Period.TEN_MINUTES)];
        this.hours = new int[period.windows(Period.HOUR)];
    }

    @Override
    public void entry(KpiEntry line) {
        if (FigureBuilder.isAnnounced(line)) {
            all++;
            windows[period.windowOf(line.at(), Period.TEN_MINUTES)]++;
            hours[period.windowOf(line.at(), Period.HOUR)]++;
            priorities[line.priority().ordinal()]++;
        }
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of(Kpi.K1, (double) all / observed.windows(Period.TEN_MINUTES)),
                Figure.of(Kpi.K2, all * (double) Period.HOUR / observed.millis()),
                Figure.of(Kpi.K3, all * (double) Period.DAY / observed.millis()),
                Figure.of(Kpi.K4, share(hours, HOUR_MAX, observed.windows(Period.HOUR))),
                Figure.of(Kpi.K5, share(windows, WINDOW_MAX, observed.windows(Period.TEN_MINUTES)))));
        figures.addAll(mix(Kpi.K13, priorities, MissingReason.NO_ALARMS));
        return figures;
    }

    private static double share(int[] counts, int most, int watched) {
        return (double) Arrays.stream(counts).filter(count -> count > most).count() / watched;
    }

    /** The share of each priority. */
    static List<Figure> mix(Kpi kpi, long[] counts, MissingReason reason) {
        long sum = Arrays.stream(counts).sum();
        return Arrays.stream(Priority.values())
                .map(priority -> Figure.ratio(kpi, priority.name(), counts[priority.ordinal()], sum, reason)).toList();
    }
}
