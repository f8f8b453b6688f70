package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import java.util.ArrayList;
import java.util.List;

/** One point under test: times in seconds after {@link #START}, arrivals by a wall clock of another epoch offset. */
public final class Probe {
    public static final long START = 1_763_781_234_000L;
    /** What the wall clock shows more than the device's clock. */
    static final long AHEAD = 41_234;

    final List<Finding> findings = new ArrayList<>();
    final Evaluator evaluator = new Evaluator(findings::add);
    final PointState state;
    private int told;

    Probe(Point point) {
        state = evaluator.start(point, START + AHEAD);
    }

    static Probe of(LimitSetting... limits) {
        return new Probe(point(List.of(limits), List.of(), 0));
    }

    static Probe withStale(int staleAfterSeconds, LimitSetting... limits) {
        return new Probe(point(List.of(limits), List.of(), staleAfterSeconds));
    }

    static Probe ofRate(RateSetting... rates) {
        return new Probe(point(List.of(), List.of(rates), 0));
    }

    static Probe ofRules(RuleSetting... rules) {
        return new Probe(pointOf(rules));
    }

    static Point pointOf(RuleSetting... rules) {
        Point plain = point(List.of(), List.of(), 0);
        return new Point(0, plain.id(), plain.name(), plain.unit(), plain.rangeLow(), plain.rangeHigh(),
                plain.periodMillis(), 0, List.of(), List.of(), null, List.of(rules));
    }

    static Point point(List<LimitSetting> limits, List<RateSetting> rates, int staleAfterSeconds) {
        return new Point(0, PointId.parse("huarun-gas/lpg-depot-01/gd-07/lel"), Text.of("LEL"), "%LEL", -1_000, 1_000,
                1_000, staleAfterSeconds * 1_000L, limits, rates, null);
    }

    static LimitSetting h(double at, double deadband, int onDelay, int offDelay, Priority priority) {
        return limit(LimitLevel.H, at, deadband, onDelay, offDelay, priority);
    }

    static LimitSetting hh(double at, double deadband, int onDelay, int offDelay, Priority priority) {
        return limit(LimitLevel.HH, at, deadband, onDelay, offDelay, priority);
    }

    static LimitSetting limit(LimitLevel level, double at, double deadband, int onDelay, int offDelay, Priority priority) {
        return new LimitSetting(level, at, deadband, onDelay * 1_000L, offDelay * 1_000L, priority, false);
    }

    /** H at 25, deadband 2, off-delay 10 s. */
    static LimitSetting counted(CountedOnDelay onSamples, Priority priority) {
        return new LimitSetting(LimitLevel.H, 25, 2, 0, 10_000, priority, false, onSamples);
    }

    static LimitSetting latching(LimitSetting limit) {
        return new LimitSetting(limit.level(), limit.at(), limit.deadband(), limit.onDelayMillis(),
                limit.offDelayMillis(), limit.priority(), true);
    }

    Probe read(double seconds, double value) {
        return read(seconds, seconds, value, Quality.GOOD);
    }

    Probe read(double seconds, double value, Quality quality) {
        return read(seconds, seconds, value, quality);
    }

    Probe read(double seconds, double arrivalSeconds, double value, Quality quality) {
        evaluator.onReading(state, millis(seconds), millis(arrivalSeconds) + AHEAD, value, quality.code());
        return this;
    }

    /** A good reading that the device kept and sends at once all the same. */
    Probe kept(double seconds, double value) {
        evaluator.onReading(state, millis(seconds), millis(seconds) + AHEAD, value, (byte) (Quality.GOOD.code() | Quality.KEPT));
        return this;
    }

    Probe tick(double seconds) {
        evaluator.onTick(state, millis(seconds) + AHEAD);
        return this;
    }

    Probe reconfigure(double seconds, Point point) {
        evaluator.reconfigure(state, point, millis(seconds) + AHEAD);
        return this;
    }

    static long millis(double seconds) {
        return START + Math.round(seconds * 1_000);
    }

    /** Asserts what was found since the last call, each as {@code SIGNAL level @seconds}, with {@code late}. */
    Probe found(String... expected) {
        List<String> fresh = findings.subList(told, findings.size()).stream().map(Probe::text).toList();
        told = findings.size();
        assertEquals(List.of(expected), fresh);
        return this;
    }

    static String text(Finding finding) {
        long base = finding.kind() == RuleKind.STALE ? START + AHEAD : START;
        double seconds = (finding.eventMillis() - base) / 1_000.0;
        String at = seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
        return finding.type() + " " + finding.level() + " @" + at + (finding.late() ? " late" : "");
    }

    Finding last() {
        return findings.getLast();
    }
}
