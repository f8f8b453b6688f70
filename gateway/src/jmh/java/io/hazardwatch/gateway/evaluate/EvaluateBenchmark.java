package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateMethod;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Readings per second of one lane: 10,000 points of four limits, each told once a second of its own clock. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EvaluateBenchmark {
    private static final int POINTS = 10_000;
    private static final long START = 1_763_781_234_000L;

    /** Which rules the points have, and what they are told. */
    @Param({"limits", "slope", "change", "deadband", "disorder", "health", "forecast", "average"})
    public String rules;

    private long round;
    private long found;
    private final Evaluator evaluator = new Evaluator(finding -> found++);
    private final PointState[] states = new PointState[POINTS];
    private double[] values;

    /** Fills every window once, so that all is measured warm. */
    @Setup
    public void start() {
        for (int i = 0; i < POINTS; i++) {
            states[i] = evaluator.start(point(i), START);
        }
        double low = rules.equals("deadband") ? 23.1 : 10;
        values = new Random(1).doubles(16_384, low, low + 1.5).toArray();
        for (int i = 0; i < 120; i++) {
            readings();
        }
    }

    private Point point(int index) {
        List<LimitSetting> limits = List.of(limit(LimitLevel.LL, 1, Priority.P1), limit(LimitLevel.L, 5, Priority.P2),
                limit(LimitLevel.H, 25, Priority.P2), limit(LimitLevel.HH, 50, Priority.P1));
        RateMethod method = rules.equals("change") ? RateMethod.DIFFERENCE : RateMethod.LEAST_SQUARES;
        RateSetting rate = new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 10_000, Priority.P2, method);
        List<RateSetting> rates = rules.equals("slope") || rules.equals("change") ? List.of(rate) : List.of();
        return new Point(index, new PointId("e", "s", "d", "p" + index), Text.of("p"), "%LEL", 0, 100, 1_000, 30_000,
                limits, rates, null, rules());
    }

    private List<RuleSetting> rules() {
        return switch (rules) {
            case "health" -> List.of(new FrozenSetting("frozen", 600_000, Double.NaN, Priority.P3, Priority.P3),
                    new ScatterSetting("noise", true, 5, 600_000, Priority.P3),
                    new JumpSetting("jump", 10, Double.NaN, 60_000, Priority.P3),
                    new ClockSetting("clock", 5_000, Priority.P3));
            case "forecast" -> List.of(new TimeToLimitSetting("soon", LimitLevel.HH, 50, 60_000, 180_000, 60_000, Priority.P2));
            case "average" -> List.of(new AverageSetting("stel", 900_000, 1_000, 30, Priority.P2),
                    new AverageSetting("twa", 28_800_000, 1_000, 20, Priority.P3));
            default -> List.of();
        };
    }

    private static LimitSetting limit(LimitLevel level, double at, Priority priority) {
        return new LimitSetting(level, at, 2, 5_000, 60_000, priority, false);
    }

    /** One second of all points. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public long readings() {
        long now = START + ++round * 1_000;
        long event = rules.equals("disorder") && (round & 3) == 0 ? now - 2_500 : now;
        long due = 0;
        for (int i = 0; i < POINTS; i++) {
            PointState state = states[i];
            evaluator.onReading(state, event, now + 40, values[(int) (i + round * 7) & 16_383], (byte) 0);
            due += evaluator.nextDeadlineMillis(state);
        }
        return due + found;
    }
}
