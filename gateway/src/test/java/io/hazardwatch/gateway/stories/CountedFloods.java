package io.hazardwatch.gateway.stories;

import io.hazardwatch.gateway.stories.Toledo.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * K5 to K8 counted by hand from what was sent, going through everything anew for each question; shares nothing with the room
 * {@code kpi}.
 */
final class CountedFloods {
    private static final long TEN_MINUTES = 600_000;

    private final List<Step> raises;
    private final long[] times;
    private final long from;
    private final long to;

    /** As {@code GET /api/v1/floods} says it. */
    record Line(Instant from, Instant to, boolean open, int count, int peak, String firstOut) {}

    /**
     * @param raises     what came up, in order
     * @param fromMillis when it all began; the period ends {@link Toledo#MILLIS} later
     */
    CountedFloods(List<Step> raises, long fromMillis) {
        this.raises = raises;
        this.times = raises.stream().mapToLong(step -> fromMillis + step.at()).toArray();
        this.from = fromMillis;
        this.to = fromMillis + Toledo.MILLIS;
    }

    /** How many came in {@code [begin, end)}, the first {@code known} of them alone. */
    private int count(long begin, long end, int known) {
        int count = 0;
        for (int i = 0; i < known; i++) {
            count += times[i] >= begin && times[i] < end ? 1 : 0;
        }
        return count;
    }

    private int recent(long moment) {
        return count(moment - TEN_MINUTES + 1, moment + 1, times.length);
    }

    double shareOfWindowsAboveTen() {
        int windows = 0;
        int above = 0;
        for (long begin = from / TEN_MINUTES * TEN_MINUTES; begin < to; begin += TEN_MINUTES) {
            windows++;
            above += count(begin, begin + TEN_MINUTES, times.length) > 10 ? 1 : 0;
        }
        return above / (double) windows;
    }

    /** Most in ten minutes that end within that time. */
    int peak(long begin, long end) {
        int peak = 0;
        for (long time : times) {
            peak = time >= begin && time <= end ? Math.max(peak, recent(time)) : peak;
        }
        return peak;
    }

    int peak() {
        return peak(from, to);
    }

    double shareOfTimeInFlood() {
        return floods().stream().mapToLong(flood -> Duration.between(flood.from(), flood.to()).toMillis()).sum()
                / (double) Toledo.MILLIS;
    }

    List<Line> floods() {
        TreeSet<Long> moments = new TreeSet<>();
        for (long time : times) {
            moments.addAll(List.of(time, time + TEN_MINUTES));
        }
        List<Line> floods = new ArrayList<>();
        long began = -1;
        for (long moment : moments.headSet(to)) {
            int recent = recent(moment);
            if (began < 0 && recent > 10) {
                began = moment;
            } else if (began >= 0 && recent < 5) {
                floods.add(line(began, moment, false));
                began = -1;
            }
        }
        if (began >= 0) {
            floods.add(line(began, to, true));
        }
        return floods;
    }

    /** It counts from the first of the eleven that began it. */
    private Line line(long began, long ended, boolean open) {
        int eleventh = count(from, began, times.length);
        while (recentOf(eleventh) <= 10) {
            eleventh++;
        }
        int first = eleventh + 1 - recentOf(eleventh);
        int count = count(from, ended + 1, times.length) - first;
        return new Line(Instant.ofEpochMilli(began), Instant.ofEpochMilli(ended), open, count, peak(began, ended),
                Toledo.alarm(raises.get(first).point()));
    }

    /** How many the last ten minutes held when that one, and none after it, had come. */
    private int recentOf(int index) {
        return count(times[index] - TEN_MINUTES + 1, times[index] + 1, index + 1);
    }
}
