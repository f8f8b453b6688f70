package io.hazardwatch.gateway.evaluate.stats;

import io.hazardwatch.gateway.registry.RateSetting;

/**
 * Least-squares slope over a sliding window, in constant time and memory; accepts late readings. The sums are in
 * {@link BucketSums}, the tests in {@link SlopeTest}.
 *
 * <p>Values are relative to the first of the window, so that no large number is squared. Those of a falling rule are negated:
 * inside, a violation always rises.
 */
public final class SlopeWindow implements RateWindow {
    /** No time. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final int READINGS_MIN = 12;
    private static final double CLEAR_SHARE = 0.8;
    private static final double MILLIS = 1_000.0;

    private final BucketSums sums;
    private final double sign;
    /** Positive, per millisecond. */
    private final double limit;

    private long newest = NEVER;
    private long first;
    /** From this time on all readings equal the newest. */
    private long constantSince;
    /** Time since when the slope has been at least twice the limit, or {@link #NEVER}. */
    private long steepSince = NEVER;
    private double reference;
    private double newestY;
    /** Smallest step seen between two readings; 0 while none was seen. */
    private double quantum;

    public SlopeWindow(RateSetting setting) {
        this(setting.windowMillis(), setting.isRising(), Math.abs(setting.limitPerSecond()) / MILLIS);
    }

    /** A window that only measures the trend and has no limit. */
    public SlopeWindow(long windowMillis, boolean rising) {
        this(windowMillis, rising, Double.POSITIVE_INFINITY);
    }

    private SlopeWindow(long windowMillis, boolean rising, double limit) {
        this.sums = new BucketSums(windowMillis);
        this.sign = rising ? 1 : -1;
        this.limit = limit;
    }

    @Override
    public void add(long event, double value) {
        if (newest == NEVER || sums.isPast(event)) {
            begin(event, value);
        } else if (event > newest) {
            follow(event, sign * (value - reference));
        } else if (event < sums.windowStart()) {
            begin(event, value);
        }
    }

    private void begin(long event, double value) {
        sums.begin(event);
        sums.add(event, 0);
        newest = event;
        first = event;
        constantSince = event;
        steepSince = NEVER;
        reference = value;
        newestY = 0;
    }

    private void follow(long event, double y) {
        double step = y - newestY;
        sums.add(event, y);
        sums.addPair(event - newest, step);
        if (step != 0) {
            constantSince = event;
            double size = Math.abs(step);
            quantum = quantum == 0 || size < quantum ? size : quantum;
        }
        newest = event;
        newestY = y;
    }

    @Override
    public boolean addLate(long event, double value) {
        double y = sign * (value - reference);
        if (newest == NEVER || !sums.addLate(event, y)) {
            return false;
        }
        first = Math.min(first, event);
        if (y != newestY) {
            constantSince = Math.max(constantSince, event + 1);
        }
        return true;
    }

    /** Ignores the step between both windows: the sums are over as many steps, less one. */
    @Override
    public void precede(RateWindow past) {
        if (past instanceof SlopeWindow older && older.newest != NEVER) {
            double apart = sign * (older.reference - reference);
            sums.precede(older.sums, apart);
            if (constantSince == first && older.newestY + apart == newestY) {
                constantSince = older.constantSince;
            }
            first = older.first;
            quantum = quantum == 0 || older.quantum > 0 && older.quantum < quantum ? older.quantum : quantum;
        }
    }

    @Override
    public long oldest() {
        return newest == NEVER ? Long.MAX_VALUE : first;
    }

    @Override
    public void correctNewest(double value) {
        double y = sign * (value - reference);
        sums.correct(newest, newestY, y);
        newestY = y;
        constantSince = newest;
    }

    @Override
    public void reset() {
        newest = NEVER;
    }

    @Override
    public long newest() {
        return newest;
    }

    /** Compares without dividing: the slope is {@code sxy / sxx}, both multiplied by n. */
    @Override
    public Verdict verdict(boolean active) {
        if (!isMeasured()) {
            steepSince = NEVER;
            return Verdict.SILENT;
        }
        int n = sums.readings();
        double x = sums.sum(BucketSums.X);
        double sxx = n * sums.sum(BucketSums.XX) - x * x;
        double sxy = n * sums.sum(BucketSums.XY) - x * sums.sum(BucketSums.Y);
        if (sxy >= limit * sxx) {
            noteSteep(sxy >= 2 * limit * sxx);
            return slope() > 0 ? Verdict.VIOLATED : Verdict.BETWEEN;
        }
        steepSince = NEVER;
        boolean ok = sxy < CLEAR_SHARE * limit * sxx || active && slope() + SlopeTest.margin(this) < limit;
        return ok ? Verdict.OK : Verdict.BETWEEN;
    }

    /** Whether the window holds enough readings to measure. */
    public boolean isMeasured() {
        return newest != NEVER && sums.readings() >= READINGS_MIN && isCovered();
    }

    private void noteSteep(boolean steep) {
        steepSince = !steep ? NEVER : steepSince == NEVER ? newest : steepSince;
    }

    /** Whether at most half of the buckets are empty and the readings span at least half of the window. */
    private boolean isCovered() {
        int filled = sums.filled();
        return filled >= BucketSums.BUCKETS / 2 && newest - first >= sums.half()
                && (filled > BucketSums.BUCKETS / 2 + 1 || newest - sums.oldestStart() >= sums.half());
    }

    @Override
    public boolean isConfirmed() {
        boolean steepLong = steepSince != NEVER && newest - steepSince >= sums.half();
        return steepLong || SlopeTest.isSignificant(this) && SlopeTest.isRobust(this);
    }

    @Override
    public double perSecond() {
        return newest == NEVER ? 0 : sign * slope() * MILLIS;
    }

    /** Slope per ms, positive towards the limit; exactly 0 when all readings of the window are equal. */
    public double slope() {
        double x = sums.sum(BucketSums.X);
        double meanX = x / sums.readings();
        double sxx = sums.sum(BucketSums.XX) - meanX * x;
        if (isConstant() || !(sxx > 0)) {
            return 0;
        }
        return (sums.sum(BucketSums.XY) - meanX * sums.sum(BucketSums.Y)) / sxx;
    }

    /** Value of the line at the newest reading, in the point's unit. */
    public double levelNow() {
        double n = sums.readings();
        double mean = sums.sum(BucketSums.Y) / n;
        return reference + sign * (isConstant() ? mean : mean + slope() * sinceMean());
    }

    /** The value, in the point's unit, of one as it is summed up. */
    double valueOf(double y) {
        return reference + sign * y;
    }

    /** Time from the mean time of the window to its newest reading, ms. */
    double sinceMean() {
        return newest - sums.start() - sums.sum(BucketSums.X) / sums.readings();
    }

    private boolean isConstant() {
        return constantSince <= Math.max(first, sums.windowStart());
    }

    public BucketSums sums() {
        return sums;
    }

    double limit() {
        return limit;
    }

    double quantum() {
        return quantum;
    }
}
