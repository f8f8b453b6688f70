package io.hazardwatch.gateway.evaluate.stats;

import static io.hazardwatch.gateway.evaluate.stats.BucketSums.DD;
import static io.hazardwatch.gateway.evaluate.stats.BucketSums.DT;
import static io.hazardwatch.gateway.evaluate.stats.BucketSums.TT;
import static io.hazardwatch.gateway.evaluate.stats.BucketSums.X;
import static io.hazardwatch.gateway.evaluate.stats.BucketSums.XX;
import static io.hazardwatch.gateway.evaluate.stats.BucketSums.XY;
import static io.hazardwatch.gateway.evaluate.stats.BucketSums.Y;
import static io.hazardwatch.gateway.evaluate.stats.BucketSums.YY;

/**
 * Tells a step from a trend, because a line over a step rises and ends beyond the value by up to a third of the step ({@code docs/alarms.md},
 * early warning). Two levels explain a window better than a line if the squares they leave are smaller by more than {@link #BETTER} of their
 * variances, enlarged for autocorrelation. What counts then is the line through the buckets after that of the step, which is asked the same again.
 * Costly, so only candidates are tested. Pure, allocates nothing.
 */
public final class StepTest {
    /** The whole window. */
    public static final int ALL = BucketSums.BUCKETS;
    private static final double BETTER = 4;
    private static final int READINGS_MIN = 6;
    private static final int STEPS_MAX = 3;
    private static final double CORRELATION_MAX = 0.97;

    private StepTest() {}

    /** How many of the newest buckets come after the last step; {@link #ALL} without one, 0 if too few readings do to say anything. */
    public static int bucketsAfter(SlopeWindow window) {
        BucketSums sums = window.sums();
        int buckets = ALL;
        for (int step = 0; step < STEPS_MAX; step++) {
            int after = bestSplit(sums, buckets);
            if (after == buckets) {
                return buckets;
            }
            buckets = after;
            if (readings(sums, 0, buckets) < READINGS_MIN) {
                return 0;
            }
        }
        return buckets;
    }

    /** The newest buckets after that of the best step, which may have readings from before and after it; {@code buckets} if the line is as good. */
    private static int bestSplit(BucketSums sums, int buckets) {
        int all = readings(sums, 0, buckets);
        double line = leftByLine(sums, buckets);
        double best = Double.POSITIVE_INFINITY;
        int at = buckets;
        for (int after = 1; after < buckets - 1; after++) {
            int counted = all - sums.count(after);
            double left = (leftByLevel(sums, 0, after) + leftByLevel(sums, after + 1, buckets)) * all / counted;
            if (counted > 2 && left < best) {
                best = left;
                at = after;
            }
        }
        return all > 2 && line - best > BETTER * best / (all - 2) * inflation(sums, buckets, best) ? at : buckets;
    }

    /** How much more variance the mean of readings has than if they were independent, by the steps between them. */
    private static double inflation(BucketSums sums, int buckets, double left) {
        double steps = 0;
        for (int back = 0; back < buckets; back++) {
            steps += sums.sum(back, DD);
        }
        double correlation = left > 0 ? Math.clamp(1 - steps / (2 * left), 0, CORRELATION_MAX) : 0;
        return (1 + correlation) / (1 - correlation);
    }

    private static double leftByLevel(BucketSums sums, int from, int to) {
        double n = readings(sums, from, to);
        double y = 0;
        double yy = 0;
        for (int back = from; back < to; back++) {
            y += sums.sum(back, Y);
            yy += sums.sum(back, YY);
        }
        return n == 0 ? 0 : Math.max(0, yy - y * y / n);
    }

    private static int readings(BucketSums sums, int from, int to) {
        int readings = 0;
        for (int back = from; back < to; back++) {
            readings += sums.count(back);
        }
        return readings;
    }

    private static double leftByLine(BucketSums sums, int buckets) {
        double sxx = sxx(sums, buckets);
        double sxy = sxy(sums, buckets);
        return leftByLevel(sums, 0, buckets) - (sxx > 0 ? sxy * sxy / sxx : 0);
    }

    private static double meanX(BucketSums sums, int buckets) {
        double x = 0;
        for (int back = 0; back < buckets; back++) {
            x += sums.sum(back, X);
        }
        return x / readings(sums, 0, buckets);
    }

    private static double meanY(BucketSums sums, int buckets) {
        double y = 0;
        for (int back = 0; back < buckets; back++) {
            y += sums.sum(back, Y);
        }
        return y / readings(sums, 0, buckets);
    }

    private static double sxx(BucketSums sums, int buckets) {
        double xx = 0;
        for (int back = 0; back < buckets; back++) {
            xx += sums.sum(back, XX);
        }
        double mean = meanX(sums, buckets);
        return xx - mean * mean * readings(sums, 0, buckets);
    }

    private static double sxy(BucketSums sums, int buckets) {
        double xy = 0;
        for (int back = 0; back < buckets; back++) {
            xy += sums.sum(back, XY);
        }
        return xy - meanX(sums, buckets) * meanY(sums, buckets) * readings(sums, 0, buckets);
    }

    /** Slope per ms of the line through that many of the newest buckets, positive towards the limit; 0 if they are at one time. */
    public static double slope(SlopeWindow window, int buckets) {
        double sxx = sxx(window.sums(), buckets);
        return sxx > 0 ? sxy(window.sums(), buckets) / sxx : 0;
    }

    /** Value of that line at the newest reading, in the point's unit. */
    public static double levelNow(SlopeWindow window, int buckets) {
        double since = window.newest() - window.sums().start() - meanX(window.sums(), buckets);
        return window.valueOf(meanY(window.sums(), buckets) + slope(window, buckets) * since);
    }

    /** Standard error of that slope, corrected for autocorrelation. */
    public static double standardError(SlopeWindow window, int buckets) {
        return Math.sqrt(noise(window, buckets) / sxx(window.sums(), buckets));
    }

    /** Standard error of the value of that line at the newest reading. */
    public static double levelError(SlopeWindow window, int buckets) {
        double since = window.newest() - window.sums().start() - meanX(window.sums(), buckets);
        return Math.sqrt(noise(window, buckets) * (1.0 / readings(window.sums(), 0, buckets) + since * since / sxx(window.sums(), buckets)));
    }

    /** As {@link SlopeTest}; the pairs of the oldest bucket are left out, because the first of them has the step in it. */
    private static double noise(SlopeWindow window, int buckets) {
        BucketSums sums = window.sums();
        int n = readings(sums, 0, buckets);
        double left = Math.max(0, leftByLine(sums, buckets));
        double variance = Math.max(left / (n - 2), window.quantum() * window.quantum() / 12);
        double slope = slope(window, buckets);
        double steps = 0;
        for (int back = 0; back < buckets - 1; back++) {
            steps += sums.sum(back, DD) - 2 * slope * sums.sum(back, DT) + slope * slope * sums.sum(back, TT);
        }
        double correlation = left > 0 ? Math.clamp(1 - steps / (2 * left), 0, CORRELATION_MAX) : 0;
        return variance * (1 + correlation) / (1 - correlation);
    }
}
