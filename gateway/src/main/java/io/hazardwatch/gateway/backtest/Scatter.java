package io.hazardwatch.gateway.backtest;

/**
 * How readings scatter about a straight line over a window, and how strongly neighbours are correlated.
 *
 * @param sigma       standard deviation about the line
 * @param correlation lag-one correlation of the residuals, from 0 to 0.97
 */
record Scatter(double sigma, double correlation) {
    private static final double CORRELATION_MAX = 0.97;
    private static final int READINGS_MIN = 4;

    /** Pools consecutive windows of that length; skips windows with gaps. */
    static Scatter of(ReadingSeries stretch, long windowMillis, long periodMillis) {
        double squares = 0;
        double steps = 0;
        long freedom = 0;
        int from = 0;
        while (from < stretch.count()) {
            int to = endOf(stretch, from, windowMillis, periodMillis);
            if (to - from >= READINGS_MIN) {
                LeastSquaresLine line = LeastSquaresLine.through(stretch, from, to);
                double last = Double.NaN;
                for (int i = from; i < to; i++) {
                    double rest = stretch.value(i) - line.at(stretch.at(i));
                    squares += rest * rest;
                    steps += Double.isNaN(last) ? 0 : (rest - last) * (rest - last);
                    last = rest;
                }
                freedom += to - from - 2;
            }
            from = to;
        }
        if (freedom == 0 || squares == 0) {
            return new Scatter(0, 0);
        }
        return new Scatter(Math.sqrt(squares / freedom), Math.clamp(1 - steps / (2 * squares), 0, CORRELATION_MAX));
    }

    private static int endOf(ReadingSeries stretch, int from, long windowMillis, long periodMillis) {
        int to = from + 1;
        while (to < stretch.count() && stretch.at(to) - stretch.at(from) < windowMillis
                && stretch.at(to) - stretch.at(to - 1) <= 3 * periodMillis) {
            to++;
        }
        return to;
    }
}
