package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.PipelineSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Watches one segment. Deterministic. One thread. */
final class SegmentWatch {
    /** Between two looks that far apart at most nothing has been missed. */
    private static final double ONE_LOOK_SECONDS = 10;
    private static final long GAP_MILLIS = 10_000;
    private static final long SETTLE_MILLIS = 600_000;
    private static final long SLACK_MILLIS = 600_000;
    /** After it boiled the line fills while more flows in than out; longer than that it would be a leak. */
    private static final long FILLING_MILLIS = 4 * 3_600_000L;
    private static final double FILLING_SHARE = 0.02;
    private static final double FILLING_MARGIN = 0.2;
    /** How much of a movement within two travel times of a wave, and within ten minutes, the mean pressure may be wrong by. */
    private static final double WAVE_SHARE = 0.5;
    private static final double SETTLE_SHARE = 0.1;
    private static final double LEARN_RATIO = 0.6;
    private static final double LEARN_SECONDS = 10;
    /** What the mean temperature of a silent thermometer may be wrong by, K. */
    private static final double LOST_KELVIN = 2;

    private final String enterprise;
    private final String site;
    private final PipelineSegment segment;
    private final SegmentLearning learning;
    private final MassBalance balance;
    private final TemperatureProfile temperatures;
    private final LinePressure line;
    private final PressureFall falls;
    private final OperationWatch operations;
    private final GradientPlace gradient;
    private final SlackBalance slack;
    private final SegmentLeaks leaks;
    private final double[] celsius = {Double.NaN, Double.NaN};
    private List<WindowBalance> balances = new ArrayList<>();
    private long lastMillis;
    private long slackMillis = Long.MIN_VALUE / 2;
    private long boiledMillis = Long.MIN_VALUE / 2;
    /** What has flowed out of the line more than in since it began to boil, m3; it fills until that is back, with a margin. */
    private double drained;
    private int mask;
    private double packed = Double.NaN;
    private double learnSeconds;
    private long slot;
    private double range;
    private double uneven;
    private double flow = Double.NaN;

    SegmentWatch(String enterprise, String site, PipelineSegment segment) {
        this(enterprise, site, segment, FastPressures.NONE);
    }

    SegmentWatch(String enterprise, String site, PipelineSegment segment, FastPressures pressures) {
        this.enterprise = enterprise;
        this.site = site;
        this.segment = segment;
        learning = new SegmentLearning(segment);
        balance = new MassBalance(segment);
        temperatures = new TemperatureProfile(segment.pipe().area() * segment.pipe().length(), segment.nominalFlow());
        line = new LinePressure(segment);
        falls = new PressureFall(segment);
        operations = new OperationWatch(segment);
        gradient = new GradientPlace(segment);
        slack = new SlackBalance(segment);
        leaks = new SegmentLeaks(enterprise + '.' + site + '.' + segment.id(), segment, learning, falls, operations, gradient,
                new WaveSearch(segment, pressures));
        forget();
    }

    PipelineSegment segment() {
        return segment;
    }

    String key() {
        return enterprise + '/' + site + '/' + segment.id();
    }

    void restore(StoredSegment stored) {
        StoredSegment fitting = stored.fitting(SegmentFingerprint.of(segment));
        learning.restore(fitting.learnt());
        leaks.restore(fitting.leaks());
    }

    StoredSegment stored() {
        return new StoredSegment(key(), SegmentFingerprint.of(segment), learning.learnt(), leaks.all());
    }

    private void forget() {
        balance.restart();
        packed = Double.NaN;
        balances = new ArrayList<>();
        for (BalanceWindow window : BalanceWindow.values()) {
            balances.add(WindowBalance.unknown(window));
        }
    }

    /** Looks at the newest readings; once a second. */
    SegmentJudgement look(Function<PointId, Reading> last, long nowMillis) {
        double seconds = (nowMillis - lastMillis) / 1_000.0;
        if (lastMillis == 0 || seconds < 0 || seconds * 1_000 > GAP_MILLIS) {
            forget();
            seconds = 0;
        }
        lastMillis = nowMillis;
        SegmentValues values = SegmentValues.of(segment, last, nowMillis);
        operations.look(last, nowMillis);
        falls.add(values, nowMillis);
        WatchStatement statement = statement(values, seconds, nowMillis);
        if (statement == WatchStatement.SLACK && seconds <= ONE_LOOK_SECONDS) {
            fill(values, seconds);
        } else if (statement != WatchStatement.FULL && statement != WatchStatement.REDUCED) {
            slack.full(false, Double.NaN);
        }
        if (statement == WatchStatement.FULL || statement == WatchStatement.REDUCED) {
            step(values, seconds, nowMillis);
            slack.full(balances.get(BalanceWindow.TEN_MINUTES.ordinal()).isKnown(), packed);
            learn(values, seconds, nowMillis);
        } else {
            forget();
            falls.addReference(Double.NaN, Double.NaN, nowMillis);
            flow = values.flows()[0];
        }
        double share = learning.share(BalanceWindow.TEN_MINUTES);
        if (leaks.look(balances, values, statement, slack.surplus(), slack.threshold(share, learning.k()), last, nowMillis)) {
            forget();
        }
        return new SegmentJudgement(enterprise, site, segment, statement, values.lost(), balances, learning.k(), learning.learnt().seconds(), flow,
                leaks.open(), leaks.past());
    }

    private WatchStatement statement(SegmentValues values, double seconds, long nowMillis) {
        if (!values.hasPressure()) {
            return WatchStatement.BLIND;
        }
        line.add(values.pressures());
        boiledMillis = line.isSlack() ? nowMillis : boiledMillis;
        drain(values, seconds, nowMillis);
        boolean isFilling = nowMillis - slackMillis < SLACK_MILLIS && nowMillis - boiledMillis < FILLING_MILLIS && values.hasFlows() && drained > 0
                && Math.abs(values.flows()[0] - values.flows()[1]) > FILLING_SHARE * segment.nominalFlow();
        slackMillis = boiledMillis == nowMillis || isFilling ? nowMillis : slackMillis;
        if (nowMillis - slackMillis < SLACK_MILLIS) {
            return WatchStatement.SLACK;
        }
        if (!values.hasFlows()) {
            return WatchStatement.PRESSURE_ONLY;
        }
        return values.lost().isEmpty() ? WatchStatement.FULL : WatchStatement.REDUCED;
    }

    private void drain(SegmentValues values, double seconds, long nowMillis) {
        if (nowMillis - slackMillis >= SLACK_MILLIS) {
            drained = 0;
        } else if (values.hasFlows()) {
            double out = values.flows()[1] - values.flows()[0];
            drained = Math.max(0, drained + (out > 0 ? (1 + FILLING_MARGIN) * out : out) * seconds);
        }
    }

    private void step(SegmentValues values, double seconds, long nowMillis) {
        int end = values.celsius().length - 1;
        celsius[0] = Double.isNaN(values.celsius()[0]) ? celsius[0] : values.celsius()[0];
        celsius[1] = Double.isNaN(values.celsius()[end]) ? celsius[1] : values.celsius()[end];
        double in = reference(values, 0);
        double out = reference(values, 1);
        falls.addReference(in, out, nowMillis);
        temperatures.add(celsius[0], celsius[1], in, seconds);
        double now = balance.packed(line.mean(), temperatures.mean());
        if (line.mask() != mask && !Double.isNaN(packed)) {
            balance.shift(now - packed);
        }
        mask = line.mask();
        balance.known(Integer.bitCount(mask));
        packed = now;
        flow = in;
        moved();
        balance.add(in - out - learning.bias() * in, now, uneven, in, temperatures.mean(), seconds);
        boolean isWarmthLost = segment.stations().getFirst().temperature() != null && Double.isNaN(values.celsius()[0])
                || segment.stations().getLast().temperature() != null && Double.isNaN(values.celsius()[end]);
        double lost = isWarmthLost ? LOST_KELVIN * segment.fluid().expansion() : 0;
        for (BalanceWindow window : BalanceWindow.values()) {
            balances.set(window.ordinal(), balance.window(window, Math.hypot(lost, learning.share(window)), learning.k()));
        }
        balances = new ArrayList<>(balances);
    }

    /** Flow at the inlet (0) or the outlet (1) at the reference state. One end's warmth alone would look like a loss, so that it counts for none. */
    private double reference(SegmentValues values, int end) {
        double pressure = values.pressures()[end == 0 ? 0 : values.pressures().length - 1];
        boolean isWarmthKnown = !Double.isNaN(celsius[0] + celsius[1]);
        return balance.reference(values.flows()[end], pressure, isWarmthKnown ? celsius[end] : Double.NaN);
    }

    /** The same of a slack line, which only says how much room there is in it. */
    private void fill(SegmentValues values, double seconds) {
        slack.add(reference(values, 0) * (1 - learning.bias()), reference(values, 1), balance.packed(line.mean(), temperatures.mean()), seconds);
    }

    private void learn(SegmentValues values, double seconds, long nowMillis) {
        learnSeconds += seconds;
        if (learnSeconds < LEARN_SECONDS || leaks.open() != null) {
            learnSeconds = Math.min(learnSeconds, LEARN_SECONDS);
            return;
        }
        double ratioMax = learning.isMature() ? LEARN_RATIO : 1;
        boolean isSound = balances.stream().allMatch(each -> Math.abs(each.ratio()) < ratioMax);
        boolean isSteady = isSound && flow > 0.2 * segment.nominalFlow() && !operations.isWithin(SETTLE_MILLIS, nowMillis)
                && range < 5 * segment.uncertainty().pressure();
        boolean isDayKnown = balances.get(BalanceWindow.DAY.ordinal()).isKnown();
        balances.forEach(each -> learning.addBalance(each, flow, learnSeconds, isSteady, isDayKnown));
        if (isSteady) {
            learnFriction();
            learning.passed(learnSeconds);
        } else if (!isSound) {
            learning.doubtFriction();
        }
        learnSeconds = 0;
    }

    private void learnFriction() {
        double[] means = falls.means(60_000);
        double power = Math.pow(falls.reference(0).mean(60_000, 0), SegmentLearning.FLOW_POWER);
        for (int gap = 0; gap < means.length - 1; gap++) {
            double length = segment.stations().get(gap + 1).placeMetres() - segment.stations().get(gap).placeMetres();
            double loss = gradient.loss(gap, gap + 1, means);
            if (loss > 0 && power > 0) {
                learning.addFriction(gap, loss / power / length, learnSeconds);
            }
        }
    }

    private void moved() {
        if (falls.pressure(0).slot() != slot) {
            slot = falls.pressure(0).slot();
            range = falls.range(SETTLE_MILLIS);
            uneven = WAVE_SHARE * falls.range((long) (2_000 * segment.pipe().length() / segment.waveSpeed())) + SETTLE_SHARE * range;
        }
    }
}
