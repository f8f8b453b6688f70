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
 * Tests whether a slope is more than noise ({@code docs/alarms.md}, rate of change). Costly, so only candidates are tested.
 * Pure.
 *
 * <p>The standard error is corrected for autocorrelation by the von Neumann ratio, because consecutive readings of a real
 * sensor are correlated and look like a trend; its lower bound, the quantum, keeps a coarse sensor from seeming exact. The
 * median of the slopes between bucket means (Theil-Sen) is insensitive to single spikes.
 */
public final class SlopeTest {
    private static final double Z = 2;
    private static final double SURE_SHARE = 0.5;
    private static final double ROBUST_SHARE = 0.9;
    private static final double CORRELATION_MAX = 0.97;
    /** Residuals below this share of the variation are rounding. */
    private static final double ROUNDING = 1e-12;

    private SlopeTest() {}

    static boolean isSignificant(SlopeWindow window) {
        return window.slope() - margin(window) >= SURE_SHARE * window.limit();
    }

    /** {@link #Z} standard errors of the slope. */
    static double margin(SlopeWindow window) {
        return Z * standardError(window);
    }

    public static double standardError(SlopeWindow window) {
        return Math.sqrt(noise(window) / sxx(window.sums()));
    }

    /** Standard error of the line's value at the newest reading. */
    public static double levelError(SlopeWindow window) {
        BucketSums sums = window.sums();
        return Math.sqrt(noise(window) * (1.0 / sums.readings() + square(window.sinceMean()) / sxx(sums)));
    }

    private static double sxx(BucketSums sums) {
        return sums.sum(XX) - square(sums.sum(X)) / sums.readings();
    }

    /** Variance about the line, enlarged to that of independent readings with the same information. */
    private static double noise(SlopeWindow window) {
        BucketSums sums = window.sums();
        double n = sums.readings();
        double sxy = sums.sum(XY) - sums.sum(X) * sums.sum(Y) / n;
        double syy = sums.sum(YY) - square(sums.sum(Y)) / n;
        double slope = sxy / sxx(sums);
        double residual = syy - slope * sxy;
        boolean exact = residual <= ROUNDING * syy;
        double variance = Math.max(exact ? 0 : residual / (n - 2), square(window.quantum()) / 12);
        double correlation = exact ? 0 : correlation(sums, slope, residual);
        return variance * ((1 + correlation) / (1 - correlation));
    }

    private static double correlation(BucketSums sums, double slope, double residual) {
        double steps = sums.sum(DD) - 2 * slope * sums.sum(DT) + square(slope) * sums.sum(TT);
        return Math.clamp(1 - steps / (2 * residual), 0, CORRELATION_MAX);
    }

    /** Whether at least half of the slopes between bucket means nearly reach the limit. */
    static boolean isRobust(SlopeWindow window) {
        BucketSums sums = window.sums();
        double slope = ROBUST_SHARE * window.limit();
        int balance = 0;
        for (int late = 0; late < BucketSums.BUCKETS - 1; late++) {
            for (int early = late + 1; early < BucketSums.BUCKETS; early++) {
                if (sums.count(late) > 0 && sums.count(early) > 0) {
                    balance += isSteep(sums, early, late, slope) ? 1 : -1;
                }
            }
        }
        return balance >= 0;
    }

    private static boolean isSteep(BucketSums sums, int early, int late, double slope) {
        return sums.meanY(late) - sums.meanY(early) >= slope * (sums.meanX(late) - sums.meanX(early));
    }

    private static double square(double value) {
        return value * value;
    }
}
