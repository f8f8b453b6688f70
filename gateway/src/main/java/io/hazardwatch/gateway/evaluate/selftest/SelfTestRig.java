package io.hazardwatch.gateway.evaluate.selftest;

import io.hazardwatch.gateway.evaluate.Evaluator;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.PointState;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.List;

/** One point alone, with generated readings that make a rule fire. Used once, by one thread. */
final class SelfTestRig {
    /** An arbitrary instant. */
    private static final long START = 1_763_781_234_000L;
    private static final int SETTLED = 30;
    /** Longer than any on-delay, in time and in readings. */
    private static final long PATIENCE = 3_700_000;
    private static final int PATIENCE_READINGS = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Evaluator evaluator = new Evaluator(findings::add);
    private final PointState state;
    /** A small part of the calm band, in the point's unit. */
    final double amplitude;
    /** The value between violations. */
    double value;
    /** Time from one reading to the next. */
    long intervalMillis;
    /** How far the device's clock is behind. */
    long behindMillis;
    private long now = START;
    private long told;

    SelfTestRig(Point point) {
        state = evaluator.start(point, START);
        intervalMillis = Math.max(1, point.periodMillis());
        amplitude = Math.min(1, (high() - low()) / 100);
        value = (low() + high()) / 2;
    }

    /** The lower end of the calm band, or of the valid range; without either, a band of 1,000. */
    double low() {
        double low = isBound(state.calmLow()) ? state.calmLow() : state.point().screen().validLow();
        double high = isBound(state.calmHigh()) ? state.calmHigh() : state.point().screen().validHigh();
        return !Double.isInfinite(low) ? low : !Double.isInfinite(high) ? high - 1_000 : -500;
    }

    double high() {
        double high = isBound(state.calmHigh()) ? state.calmHigh() : state.point().screen().validHigh();
        return Double.isInfinite(high) ? low() + 1_000 : high;
    }

    private static boolean isBound(double bound) {
        return !Double.isInfinite(bound);
    }

    /** Sends fewer readings, but not so few that the point becomes stale between them. */
    void slowDownTo(long millis) {
        long stale = state.point().staleAfterMillis();
        intervalMillis = Math.max(intervalMillis, stale == 0 ? millis : Math.min(millis, stale / 2));
    }

    void startAt(double from) {
        value = from;
    }

    /** Starts as low, or as high, as the value can be and still scatter. */
    void startAtEnd(boolean low) {
        value = low ? low() + amplitude : high() - amplitude;
    }

    void compare(PointId id, Point reference, double setpoint) {
        PointState other = evaluator.start(reference, START);
        evaluator.onReading(other, START, START, setpoint, Quality.GOOD.code());
        evaluator.compare(state, id, other);
    }

    void read(double reading) {
        now += intervalMillis;
        evaluator.onReading(state, now - behindMillis, now, reading, Quality.GOOD.code());
    }

    /** Up and down in an even pattern, of about one {@code share} of the amplitude. */
    void scatter(double share) {
        told++;
        read(value + share * amplitude * ((told * 7 % 10) - 4.5) / 3);
    }

    void settle() {
        for (int i = 0; i < SETTLED; i++) {
            scatter(0.1);
        }
    }

    void hold(double reading, long millis) {
        for (long end = now + millis; now < end; ) {
            read(reading);
        }
    }

    /** Holds a value until the rule has fired, at most for longer than any on-delay. */
    void holdUntil(double reading, String rule) {
        long patience = Math.max(PATIENCE, PATIENCE_READINGS * intervalMillis);
        for (long end = now + patience; now < end && !reached(rule); ) {
            read(reading);
        }
    }

    void ramp(double change, long perMillis, long millis) {
        double from = value;
        long begun = now;
        while (now - begun < millis) {
            read(from + change * (now + intervalMillis - begun) / perMillis);
        }
    }

    boolean reached(String rule) {
        return findings.stream().anyMatch(finding -> (finding.type() == FindingType.RAISE
                || finding.type() == FindingType.SEVERITY_UP) && (finding.rule().equals(rule)
                || finding.kind() == RuleKind.LIMIT && finding.level().equals(rule)));
    }
}
