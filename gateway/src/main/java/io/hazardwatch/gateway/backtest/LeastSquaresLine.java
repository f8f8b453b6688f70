package io.hazardwatch.gateway.backtest;

/** A least-squares line: its value is {@code mean} at time {@code center}. */
record LeastSquaresLine(double center, double mean, double slopePerMilli) {
    static LeastSquaresLine through(ReadingSeries stretch, int from, int to) {
        double n = to - from;
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            x += stretch.at(i) - stretch.at(from);
            y += stretch.value(i) - stretch.value(from);
        }
        double meanX = x / n;
        double meanY = y / n;
        double xx = 0;
        double xy = 0;
        for (int i = from; i < to; i++) {
            double dx = stretch.at(i) - stretch.at(from) - meanX;
            xx += dx * dx;
            xy += dx * (stretch.value(i) - stretch.value(from) - meanY);
        }
        return new LeastSquaresLine(stretch.at(from) + meanX, stretch.value(from) + meanY, xx > 0 ? xy / xx : 0);
    }

    double at(long millis) {
        return mean + slopePerMilli * (millis - center);
    }
}
