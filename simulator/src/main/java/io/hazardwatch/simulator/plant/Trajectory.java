package io.hazardwatch.simulator.plant;

import java.util.List;

/**
 * The course of the measured quantity without noise: a base value plus a daily swing, ramps and steps.
 *
 * @param base base value, in the point's unit
 */
public record Trajectory(double base, Diurnal diurnal, List<Ramp> ramps, List<Step> steps) {
    public Trajectory {
        ramps = List.copyOf(ramps);
        steps = List.copyOf(steps);
    }

    double at(long millis) {
        double value = base + diurnal.at(millis);
        for (Ramp ramp : ramps) {
            value += ramp.at(millis);
        }
        for (Step step : steps) {
            value += step.at(millis);
        }
        return value;
    }

    /** A periodic swing with its maximum at {@code peakAtMillis} and again every {@code periodMillis}. */
    public record Diurnal(double amplitude, long periodMillis, long peakAtMillis) {
        /** No swing. */
        public static final Diurnal NONE = new Diurnal(0, 86_400_000, 0);

        double at(long millis) {
            if (amplitude == 0) {
                return 0;
            }
            double angle = 2.0 * Math.PI * (double) (millis - peakAtMillis) / (double) periodMillis;
            return amplitude * StrictMath.cos(angle);
        }
    }

    /** Adds a part of {@code by} that grows from zero to all of {@code by} over the span and then remains. */
    public record Ramp(Span span, double by) {
        double at(long millis) {
            double share = (double) (millis - span.fromMillis()) / (double) (span.toMillis() - span.fromMillis());
            return by * Math.min(1.0, Math.max(0.0, share));
        }
    }

    /** Adds {@code by} during the span. */
    public record Step(Span span, double by) {
        double at(long millis) {
            return span.holds(millis) ? by : 0;
        }
    }
}
