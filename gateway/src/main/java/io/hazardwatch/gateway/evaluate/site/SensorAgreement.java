package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether redundant sensors agree. With three or more good ones, the one too far from their median is reported; with two
 * it is unknown which one is wrong, so the pair is reported. Lane thread.
 */
final class SensorAgreement {
    private final PointInput[] inputs;
    private final double tolerance;
    private final double[] good;
    private final SiteAlarm[] channels;
    private final SiteAlarm pair;
    private int count;

    /** @param tolerance largest distance from the median, in the sensors' unit */
    SensorAgreement(Point point, PointInput[] inputs, double tolerance, Priority priority, long onDelayMillis, long offDelayMillis) {
        this.inputs = inputs;
        this.tolerance = tolerance;
        this.good = new double[inputs.length];
        this.channels = new SiteAlarm[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            String name = inputs[i].point().id().device() + '.' + inputs[i].point().id().point();
            channels[i] = alarm(point, "discrepancy." + name, name.replace('.', '/'), priority, onDelayMillis,
                    offDelayMillis);
        }
        this.pair = alarm(point, "discrepancy", "pair", priority, onDelayMillis, offDelayMillis);
    }

    private static SiteAlarm alarm(Point point, String rule, String level, Priority priority, long onDelay,
                                   long offDelay) {
        return new SiteAlarm(point, rule, RuleKind.DISCREPANCY, level, priority, false, onDelay, offDelay);
    }

    List<SiteAlarm> alarms() {
        List<SiteAlarm> all = new ArrayList<>(Arrays.asList(channels));
        all.add(pair);
        return all;
    }

    /** Computes the median of the good sensors. */
    void measure(long now) {
        count = 0;
        for (PointInput input : inputs) {
            if (input.isGood(now)) {
                insert(input.value());
            }
        }
    }

    private void insert(double value) {
        int at = count++;
        while (at > 0 && good[at - 1] > value) {
            good[at] = good[at - 1];
            at--;
        }
        good[at] = value;
    }

    /** Number of good sensors. */
    int goodCount() {
        return count;
    }

    /** The median of the good ones; NaN when there are none. */
    double median() {
        return count == 0 ? Double.NaN : (good[(count - 1) / 2] + good[count / 2]) / 2;
    }

    void judge(SiteEvalContext context, FindingHandler out) {
        double median = median();
        for (int i = 0; i < inputs.length; i++) {
            double distance = Math.abs(inputs[i].value() - median);
            channels[i].measured(distance, tolerance);
            channels[i].judge(channelTruth(inputs[i], distance, context.now), context, out);
        }
        double spread = count == 2 ? good[1] - good[0] : Double.NaN;
        pair.measured(spread, tolerance);
        pair.judge(pairTruth(spread), context, out);
    }

    private Ternary channelTruth(PointInput input, double distance, long now) {
        if (count < 3 || !input.isGood(now)) {
            return Ternary.UNKNOWN;
        }
        return distance > tolerance ? Ternary.TRUE : Ternary.FALSE;
    }

    /** With three good sensors the single channels are judged, and an alarm of the pair ends. */
    private Ternary pairTruth(double spread) {
        if (count < 2) {
            return Ternary.UNKNOWN;
        }
        return count == 2 && spread > tolerance ? Ternary.TRUE : Ternary.FALSE;
    }

    long dueMillis() {
        long due = pair.dueMillis();
        for (SiteAlarm channel : channels) {
            due = Math.min(due, channel.dueMillis());
        }
        return due;
    }
}
