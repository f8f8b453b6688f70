package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.KpiEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** K6 to K8: finds alarm floods in the sliding window {@code (t - 10 min, t]}. One thread. */
public final class FloodDetector implements FigureBuilder {
    static final int LISTED_MAX = 1_000;
    private static final int BEGIN_ABOVE = 10;
    private static final int END_BELOW = 5;

    private record Announced(long at, String alarm) {}

    private final Period period;
    private final ObservedPeriod observed;
    private final ArrayDeque<Announced> recent = new ArrayDeque<>();
    private final List<Flood> floods = new ArrayList<>();
    private int peak;
    private int floodCount;
    private long floodMillis;

    private long now;
    private boolean flooding;
    private long began;
    private int count;
    private int floodPeak;
    private String firstOut;

    /** @param period its end also ends a flood */
    public FloodDetector(Period period) {
        this(ObservedPeriod.whole(period));
    }

    FloodDetector(ObservedPeriod observed) {
        this.period = observed.period();
        this.observed = observed;
    }

    @Override
    public void entry(KpiEntry line) {
        if (FigureBuilder.isAnnounced(line)) {
            announced(line.at(), line.alarm());
        }
    }

    /**
     * Takes an announced alarm.
     *
     * @param at ms since the epoch; not before the previous one
     */
    public void announced(long at, String alarm) {
        passTo(at);
        forget(at);
        recent.add(new Announced(at, alarm));
        peak = Math.max(peak, recent.size());
        count++;
        floodPeak = Math.max(floodPeak, recent.size());
        if (!flooding && recent.size() > BEGIN_ABOVE) {
            flooding = true;
            began = at;
            count = recent.size();
            floodPeak = recent.size();
            firstOut = recent.peek().alarm();
        }
    }

    /**
     * Moves the window to {@code millis}. Removes the oldest alarms one by one, because a flood ends when an alarm leaves the
     * window and not when the next one arrives. Alarms of the same millisecond are judged together, once that millisecond is
     * over.
     */
    private void passTo(long millis) {
        if (millis > now) {
            settle();
        }
        while (!recent.isEmpty() && recent.peek().at() + Period.TEN_MINUTES < millis) {
            now = recent.peek().at() + Period.TEN_MINUTES;
            forget(now);
            settle();
        }
        now = millis;
    }

    private void forget(long millis) {
        while (!recent.isEmpty() && recent.peek().at() + Period.TEN_MINUTES <= millis) {
            recent.remove();
        }
    }

    private void settle() {
        if (flooding && recent.size() < END_BELOW) {
            end(now, false);
        }
    }

    private void end(long at, boolean open) {
        flooding = false;
        floodCount++;
        floodMillis += at - began;
        if (floods.size() < LISTED_MAX) {
            floods.add(new Flood(began, at, open, count, floodPeak, firstOut));
        }
    }

    @Override
    public List<Figure> figures() {
        floods();
        return List.of(Figure.of(Kpi.K6, peak), Figure.of(Kpi.K7, (double) floodMillis / observed.millis()),
                Figure.of(Kpi.K8, floodCount));
    }

    /** The floods of the period, at most {@value #LISTED_MAX}; call after the last alarm. */
    public List<Flood> floods() {
        passTo(period.to());
        if (flooding) {
            end(period.to(), true);
        }
        return floods;
    }
}
