package io.hazardwatch.gateway.evaluate.stats;

/**
 * A two-sided CUSUM over means. Mean, deviation and lag-1 correlation are learnt from the first means and used to whiten what is summed up, because
 * means of a real sensor are correlated and would add up to an apparent drift. A single mean counts for at most four deviations. Lane thread.
 */
public final class DriftSums {
    /** Allowance and threshold in deviations: false alarms are rare, and a shift of one deviation is found within 20 means. */
    private static final double ALLOWANCE = 0.5;
    private static final double THRESHOLD = 8;
    private static final double CORRELATION_MAX = 0.9;
    private static final double SURPRISE_MAX = 4;

    private final int toLearn;
    private int learnt;
    private double reference;
    private double sumX;
    private double sumXx;
    private double sumPairs;
    private double last;
    private double up;
    private double down;

    /** @param toLearn number of means that it learns from before it judges */
    public DriftSums(int toLearn) {
        this.toLearn = toLearn;
    }

    /**
     * Takes the next mean.
     *
     * @param quantum resolution of the sensor; 0 while it is not known
     */
    public void add(double next, double quantum) {
        if (learnt < toLearn) {
            learn(next);
        } else {
            judge(next, quantum);
        }
        last = next;
    }

    private void learn(double next) {
        if (learnt == 0) {
            reference = next;
        } else {
            sumPairs += (next - reference) * (last - reference);
        }
        sumX += next - reference;
        sumXx += (next - reference) * (next - reference);
        learnt++;
    }

    private void judge(double next, double quantum) {
        double variance = variance(quantum);
        double correlation = correlation(variance);
        double deviation = Math.sqrt(variance * (1 - correlation * correlation));
        double surprise = (next - usual() - correlation * (last - usual())) / deviation;
        double bounded = Math.clamp(surprise, -SURPRISE_MAX, SURPRISE_MAX);
        up = Math.clamp(up + bounded - ALLOWANCE, 0, 2 * THRESHOLD);
        down = Math.clamp(down - bounded - ALLOWANCE, 0, 2 * THRESHOLD);
    }

    /** Variance, at least that of the sensor's resolution, so that one digit of a constant sensor is no drift. */
    private double variance(double quantum) {
        double ofMeans = sumXx / learnt - square(sumX / learnt);
        return Math.max(Math.max(ofMeans, square(quantum) / 12), Double.MIN_NORMAL);
    }

    private double correlation(double variance) {
        double pairs = sumPairs / (learnt - 1) - square(sumX / learnt);
        return Math.clamp(pairs / variance, 0, CORRELATION_MAX);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Whether it has learnt enough to judge. */
    public boolean isLearnt() {
        return learnt >= toLearn;
    }

    /** Whether what it learnt from varied less than half as much as what {@code other} did. */
    public boolean isSteadier(DriftSums other) {
        return variance(0) < other.variance(0) / 2;
    }

    /** Mean value during learning; NaN before the first. */
    public double usual() {
        return learnt == 0 ? Double.NaN : reference + sumX / learnt;
    }

    /** SILENT while it learns. */
    public Verdict verdict() {
        if (!isLearnt()) {
            return Verdict.SILENT;
        }
        double drift = Math.max(up, down);
        return drift > THRESHOLD ? Verdict.VIOLATED : drift < THRESHOLD / 2 ? Verdict.OK : Verdict.BETWEEN;
    }
}
