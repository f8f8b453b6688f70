package io.hazardwatch.gateway.replay;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Level;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.replay.Samples.Sample;
import io.hazardwatch.gateway.trial.Calibration;
import io.hazardwatch.gateway.trial.Episode;
import io.hazardwatch.gateway.trial.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Our rules, through the lane, and simple ones that others use. */
enum Contender {
    /** High and low, beyond everything seen fault-free. */
    LIMIT("limit") {
        @Override
        List<Long> raises(Field field, Calibration calibration) {
            return lane(field, calibration, List.of(limit(Level.L, calibration.low(), calibration),
                    limit(Level.H, calibration.high(), calibration)), List.of());
        }
    },
    /** Rising and falling, at the least limit the history allows. */
    RATE("rate, least squares") {
        @Override
        List<Long> raises(Field field, Calibration calibration) {
            return lane(field, calibration, List.of(), List.of(rate("rise", 1, calibration), rate("fall", -1, calibration)));
        }
    },
    /** The slope of the same window against the same limit and on-delay, and nothing else. */
    PLAIN_LINE("plain line") {
        @Override
        List<Long> raises(Field field, Calibration calibration) {
            double limit = calibration.rate().limitPerSecond();
            return held(field.tried(), slopes(field.tried(), calibration.rate().windowMillis()), limit, onDelay(calibration));
        }
    },
    /** The difference between neighbours, over 1.5 times what 99.9 of a hundred fault-free ones do not exceed. */
    DIFFERENCE("sample difference") {
        @Override
        List<Long> raises(Field field, Calibration calibration) {
            double[] quiet = differences(field.quiet());
            Arrays.sort(quiet);
            double limit = 1.5 * quiet[(int) Math.min(quiet.length - 1L, Math.round(0.999 * quiet.length))];
            return held(field.tried(), differences(field.tried()), limit, 0);
        }
    };

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** When it raised. */
    abstract List<Long> raises(Field field, Calibration calibration);

    private static LimitSetting limit(Level level, double at, Calibration calibration) {
        return new LimitSetting(level, at, calibration.deadband(), calibration.onDelayMillis(), calibration.offDelayMillis(),
                Priority.P2, false);
    }

    private static RateSetting rate(String id, int sign, Calibration calibration) {
        double limit = sign * calibration.rate().limitPerSecond();
        return new RateSetting(id, limit, limit, "1/s", calibration.rate().windowMillis(), onDelay(calibration), Priority.P2);
    }

    private static long onDelay(Calibration calibration) {
        return Math.max(60_000, 3 * calibration.periodMillis());
    }

    private static List<Long> lane(Field field, Calibration calibration, List<LimitSetting> limits, List<RateSetting> rates) {
        long start = field.tried().getFirst().millis();
        Trial trial = new Trial(new Point(0, PointId.parse("replay/field/rig/value"), Text.of("value"), "1",
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, calibration.periodMillis(), 0, limits, rates, null), start);
        for (Sample sample : field.tried()) {
            trial.reading(sample.millis(), sample.value(), (byte) 0);
        }
        return trial.outcome(field.tried().getLast().millis(), List.of()).episodes().stream().map(Episode::raisedAt).toList();
    }

    /** Raised when held for the on-delay, over when below 0.8 of the limit. */
    private static List<Long> held(List<Sample> samples, double[] rates, double limit, long onDelayMillis) {
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
            up &= rates[i] >= 0.8 * limit;
        }
        return raised;
    }

    private static double[] differences(List<Sample> samples) {
        double[] rates = new double[samples.size()];
        for (int i = 1; i < rates.length; i++) {
            double seconds = (samples.get(i).millis() - samples.get(i - 1).millis()) / 1_000.0;
            rates[i] = seconds > 0 ? Math.abs(samples.get(i).value() - samples.get(i - 1).value()) / seconds : 0;
        }
        return rates;
    }

    /** Worked out anew for every reading. */
    private static double[] slopes(List<Sample> samples, long windowMillis) {
        double[] rates = new double[samples.size()];
        ArrayDeque<Sample> window = new ArrayDeque<>();
        for (int i = 0; i < rates.length; i++) {
            Sample newest = samples.get(i);
            window.add(newest);
            while (newest.millis() - window.peek().millis() >= windowMillis) {
                window.remove();
            }
            boolean full = window.size() >= 12 && newest.millis() - window.peek().millis() >= windowMillis / 2;
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
