package io.hazardwatch.gateway.replay;

import io.hazardwatch.gateway.replay.Samples.Sample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What others use: the difference between neighbours, and the slope of a window worked out anew for every reading. */
final class SimpleRules {
    private static final int READINGS_MIN = 12;
    private static final double BACK_SHARE = 0.8;

    private SimpleRules() {}

    /** Raised when held for the on-delay, over when below 0.8 of the limit. */
    static List<Long> held(List<Sample> samples, double[] rates, double limit, long onDelayMillis) {
        List<Long> raised = new ArrayList<>();
        long since = -1;
        boolean up = false;
        for (int i = 0; i < rates.length; i++) {
            long at = samples.get(i).millis();
            since = rates[i] < limit ? -1 : since < 0 ? at : since;
            if (!up && since >= 0 && at - since >= onDelayMillis) {
                up = true;
                raised.add(at);
            }
            up &= rates[i] >= BACK_SHARE * limit;
        }
        return raised;
    }

    static double[] differences(List<Sample> samples) {
        double[] rates = new double[samples.size()];
        for (int i = 1; i < rates.length; i++) {
            double seconds = (samples.get(i).millis() - samples.get(i - 1).millis()) / 1_000.0;
            rates[i] = seconds > 0 ? Math.abs(samples.get(i).value() - samples.get(i - 1).value()) / seconds : 0;
        }
        return rates;
    }

    static double[] slopes(List<Sample> samples, long windowMillis) {
        double[] rates = new double[samples.size()];
        ArrayDeque<Sample> window = new ArrayDeque<>();
        for (int i = 0; i < rates.length; i++) {
            Sample newest = samples.get(i);
            window.add(newest);
            while (newest.millis() - window.peek().millis() >= windowMillis) {
                window.remove();
            }
            boolean full = window.size() >= READINGS_MIN && newest.millis() - window.peek().millis() >= windowMillis / 2;
            rates[i] = full ? Math.abs(slope(window, newest)) : 0;
        }
        return rates;
    }

    private static double slope(ArrayDeque<Sample> window, Sample origin) {
        double n = window.size();
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (Sample sample : window) {
            double dx = (sample.millis() - origin.millis()) / 1_000.0;
            double dy = sample.value() - origin.value();
            x += dx;
            y += dy;
            xx += dx * dx;
            xy += dx * dy;
        }
        double sxx = n * xx - x * x;
        return sxx > 0 ? (n * xy - x * y) / sxx : 0;
    }
}
