package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.registry.PipelineSegment;
import java.util.Arrays;

/** Learns from fault-free history how the meters of a segment differ and scatter, and how much friction there is. One thread. */
final class SegmentLearning {
    static final double FLOW_POWER = 1.8;
    static final double K_MIN = 3;
    static final double K_MAX = 5;
    /** Meters drift slowly, so that nothing below that share of the flow is ever certain. */
    private static final double SHARE_FLOOR = 0.0005;
    private static final double DAY = 86_400;
    private static final double K_LEARNT_SECONDS = 7 * DAY;
    private static final double WORST_FADES_SECONDS = 30 * DAY;
    private static final double WORST_MARGIN = 1.15;
    private static final double FRICTION_SECONDS = 1_800;
    /** Friction counts once it has stood for that long without doubt. */
    private static final double SETTLE_SECONDS = 900;

    /** What both meters may be wrong by, in the same direction each. */
    private static final double METERS = 2;

    private final double kConfigured;
    private final double biasMax;
    private double seconds;
    private double bias;
    private final double[] variances = new double[BalanceWindow.values().length];
    private double worst;
    private final double[] friction;
    private final double[] newer;
    private final double[] newest;
    private double settle;

    SegmentLearning(PipelineSegment segment) {
        kConfigured = segment.k();
        biasMax = METERS * segment.uncertainty().flow();
        friction = new double[segment.stations().size() - 1];
        newer = new double[friction.length];
        newest = new double[friction.length];
        // an accuracy is two standard deviations, and two meters are compared
        double standard = segment.uncertainty().flow() / 2 * Math.sqrt(2);
        Arrays.fill(variances, standard * standard);
    }

    /** Goes on from there, if it fits. */
    void restore(LearntSegment learnt) {
        if (learnt.friction().length == friction.length && learnt.variances().length == variances.length) {
            seconds = learnt.seconds();
            bias = learnt.bias();
            worst = learnt.worst();
            System.arraycopy(learnt.variances(), 0, variances, 0, variances.length);
            System.arraycopy(learnt.friction(), 0, friction, 0, friction.length);
            doubtFriction();
        }
    }

    LearntSegment learnt() {
        return new LearntSegment(seconds, bias, variances, worst, friction);
    }

    double bias() {
        return bias;
    }

    /** Whether a day has been learnt. */
    boolean isMature() {
        return seconds >= DAY;
    }

    /** Standard deviation of the loss in a window, as a share of the flow. */
    double share(BalanceWindow window) {
        return Math.max(SHARE_FLOOR, Math.sqrt(variances[window.ordinal()]));
    }

    /** The multiple of the uncertainty that is a leak: beyond all that was none, between 3 and 5. */
    double k() {
        return seconds < K_LEARNT_SECONDS ? kConfigured : Math.clamp(WORST_MARGIN * worst, K_MIN, K_MAX);
    }

    double friction(int gap) {
        return friction[gap];
    }

    /**
     * Takes a balance that is no leak.
     *
     * @param isDayKnown whether the window of a day shows none: without it a small leak would be learnt as a difference of the meters
     */
    void addBalance(WindowBalance balance, double flow, double forSeconds, boolean isSteady, boolean isDayKnown) {
        worst = Math.max(worst, balance.deviations());
        if (isSteady && balance.isKnown() && flow > 0) {
            double share = balance.loss() / flow;
            double over = Math.max(DAY, 10.0 * balance.window().seconds());
            variances[balance.window().ordinal()] += (share * share - variances[balance.window().ordinal()]) * forSeconds / over;
            if (balance.window() == BalanceWindow.TEN_MINUTES && (isDayKnown || !isMature())) {
                bias = Math.clamp(bias + share * forSeconds / Math.clamp(seconds, 3_600, DAY), -biasMax, biasMax);
            }
        }
    }

    void addFriction(int gap, double coefficient, double forSeconds) {
        newest[gap] = newest[gap] <= 0 ? coefficient : newest[gap] + (coefficient - newest[gap]) * forSeconds / FRICTION_SECONDS;
    }

    /** What was learnt lately may be the leak itself, so that it is dropped. */
    void doubtFriction() {
        System.arraycopy(friction, 0, newer, 0, friction.length);
        System.arraycopy(friction, 0, newest, 0, friction.length);
        settle = 0;
    }

    private void settleFriction(double forSeconds) {
        settle += forSeconds;
        if (settle >= SETTLE_SECONDS || friction[0] <= 0) {
            System.arraycopy(newer, 0, friction, 0, friction.length);
            System.arraycopy(newest, 0, newer, 0, newer.length);
            settle = 0;
        }
    }

    void passed(double forSeconds) {
        settleFriction(forSeconds);
        seconds += forSeconds;
        worst *= 1 - forSeconds / WORST_FADES_SECONDS;
    }
}
