package io.hazardwatch.gateway.evaluate;

/**
 * Whether a slope is more than noise ({@code docs/alarms.md}, rate of change). Costly, so asked only of candidates. Pure.
 *
 * <p>The standard error is corrected for autocorrelation by the von Neumann ratio, because consecutive readings of a real
 * sensor are alike and look like a trend; a floor of the quantum keeps a coarse sensor from seeming exact. The median of
 * the slopes between bucket means (Theil-Sen) keeps single spikes out.
 */
final class SlopeTest {
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

    static double standardError(SlopeWindow window) {
        double n = window.readings();
        double sxx = window.sum(SlopeWindow.XX) - square(window.sum(SlopeWindow.X)) / n;
        double sxy = window.sum(SlopeWindow.XY) - window.sum(SlopeWindow.X) * window.sum(SlopeWindow.Y) / n;
        double syy = window.sum(SlopeWindow.YY) - square(window.sum(SlopeWindow.Y)) / n;
        double slope = sxy / sxx;
        double residual = syy - slope * sxy;
        boolean exact = residual <= ROUNDING * syy;
        double variance = Math.max(exact ? 0 : residual / (n - 2), square(window.quantum()) / 12);
        double correlation = exact ? 0 : correlation(window, slope, residual);
        return Math.sqrt(variance / sxx * ((1 + correlation) / (1 - correlation)));
    }

    private static double correlation(SlopeWindow window, double slope, double residual) {
        double steps = window.sum(SlopeWindow.DD) - 2 * slope * window.sum(SlopeWindow.DT)
                + square(slope) * window.sum(SlopeWindow.TT);
        return Math.clamp(1 - steps / (2 * residual), 0, CORRELATION_MAX);
    }

    /** Whether at least half of the slopes between bucket means reach the limit, nearly. */
    static boolean isRobust(SlopeWindow window) {
        int pairs = 0;
        int steep = 0;
        for (int late = 0; late < SlopeWindow.BUCKETS - 1; late++) {
            for (int early = late + 1; early < SlopeWindow.BUCKETS; early++) {
                if (window.count(late) > 0 && window.count(early) > 0) {
                    pairs++;
                    steep += isSteep(window, early, late) ? 1 : 0;
                }
            }
        }
        return 2 * steep >= pairs;
    }

    private static boolean isSteep(SlopeWindow window, int early, int late) {
        double rise = window.meanY(late) - window.meanY(early);
        return rise >= ROBUST_SHARE * window.limit() * (window.meanX(late) - window.meanX(early));
    }

    private static double square(double value) {
        return value * value;
    }
}
