package io.hazardwatch.gateway.backtest;

import java.util.Arrays;

/** Slopes of a sliding window over a series, each computed from its readings' sums. Pure. */
final class Slopes {
    private static final int READINGS_MIN = 12;

    private Slopes() {}

    /** The absolute slope per second that {@code share} of all windows do not exceed; NaN when there is no window. */
    static double percentile(ReadingSeries stretch, long windowMillis, long periodMillis, double share) {
        double[] slopes = new double[stretch.count()];
        int found = 0;
        Window window = new Window();
        int from = 0;
        for (int i = 0; i < stretch.count(); i++) {
            if (i > 0 && stretch.at(i) - stretch.at(i - 1) > Math.max(3 * periodMillis, windowMillis / 4)) {
                window.clear();
                from = i;
            }
            if (from == i) {
                window.begin(stretch.at(i), stretch.value(i));
            }
            window.add(stretch.at(i), stretch.value(i), 1);
            while (stretch.at(i) - stretch.at(from) >= windowMillis) {
                window.add(stretch.at(from), stretch.value(from), -1);
                from++;
            }
            if (i - from + 1 >= READINGS_MIN && stretch.at(i) - stretch.at(from) >= windowMillis / 2) {
                slopes[found++] = Math.abs(window.slopePerSecond());
            }
        }
        if (found == 0) {
            return Double.NaN;
        }
        Arrays.sort(slopes, 0, found);
        return slopes[(int) Math.min(found - 1L, (long) Math.ceil(share * found))];
    }

    /** Running sums from a fixed origin; accurate to seven digits over ten million readings, which suffices for a proposal. */
    private static final class Window {
        private long origin;
        private double base;
        private double n;
        private double x;
        private double y;
        private double xx;
        private double xy;

        void begin(long millis, double value) {
            origin = millis;
            base = value;
        }

        void clear() {
            n = 0;
            x = 0;
            y = 0;
            xx = 0;
            xy = 0;
        }

        void add(long millis, double value, int sign) {
            double dx = (millis - origin) / 1_000.0;
            double dy = value - base;
            n += sign;
            x += sign * dx;
            y += sign * dy;
            xx += sign * dx * dx;
            xy += sign * dx * dy;
        }

        double slopePerSecond() {
            double sxx = n * xx - x * x;
            return sxx > 0 ? (n * xy - x * y) / sxx : 0;
        }
    }
}
