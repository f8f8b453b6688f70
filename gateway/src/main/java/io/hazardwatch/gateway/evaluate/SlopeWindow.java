package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.RateSetting;
import java.util.Arrays;

/**
 * Least-squares slope over a sliding window in constant time and memory, late readings allowed; the statistics are in
 * {@link SlopeTest}.
 *
 * <p>The window is a ring of {@link #BUCKETS} buckets of sums. Times are whole milliseconds from a bucket's start, values
 * are taken from the first of the window, so nothing large is ever squared and shifting all times changes no bit of the
 * result. The sums of the closed buckets are cached relative to the current one, moved along at each rollover, and
 * computed again from the buckets once per window, so rounding does not accumulate. Values of a falling rule are negated:
 * inside, a violation always rises. Buckets begin at the first reading after a reset; a bucket leaves as a whole, so the
 * window is between 19 and 20 twentieths of its length.
 */
final class SlopeWindow implements RateWindow {
    static final int BUCKETS = 20;
    /** No time. */
    static final long NEVER = Long.MIN_VALUE;

    static final int X = 0;
    static final int Y = 1;
    static final int XX = 2;
    static final int XY = 3;
    static final int YY = 4;
    /** Sums over pairs of consecutive readings, for their autocorrelation: (Δy)², ΔyΔt, (Δt)². */
    static final int DD = 5;
    static final int DT = 6;
    static final int TT = 7;
    static final int FIELDS = 8;

    private static final int READINGS_MIN = 12;
    private static final double CLEAR_SHARE = 0.8;
    private static final double MILLIS = 1_000.0;

    private final double[] buckets = new double[BUCKETS * FIELDS];
    private final int[] counts = new int[BUCKETS];
    private final double sign;
    /** Positive, per millisecond. */
    private final double limit;
    private final long width;

    /** Start of the current bucket. */
    private long start;
    private long newest = NEVER;
    private long first;
    /** No reading from this time on differs from the newest. */
    private long constantSince;
    /** Since when the slope has been twice the limit, or {@link #NEVER}. */
    private long steepSince = NEVER;
    private double reference;
    private double newestY;
    /** Smallest step seen between two readings; 0 while none was seen. */
    private double quantum;
    private int slot;
    private int rollovers;
    private int filled;
    private int closed;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;
    private double dd;
    private double dt;
    private double tt;

    SlopeWindow(RateSetting setting) {
        sign = setting.isRising() ? 1 : -1;
        limit = Math.abs(setting.limitPerSecond()) / MILLIS;
        width = Math.max(1, setting.windowMillis() / BUCKETS);
    }

    @Override
    public void add(long event, double value) {
        if (newest == NEVER || event - start >= BUCKETS * width) {
            begin(event, value);
        } else if (event - start >= width) {
            roll(event);
        }
        double added = sign * (value - reference);
        if (counts[slot] != 0 || closed != 0) {
            pair(event - newest, added - newestY);
        }
        put(slot, event - start, added);
        if (added != newestY) {
            constantSince = event;
        }
        newest = event;
        newestY = added;
    }

    private void begin(long event, double value) {
        reset();
        start = event;
        first = event;
        constantSince = event;
        reference = value;
        newestY = 0;
    }

    private void put(int bucket, double fromStart, double added) {
        int at = bucket * FIELDS;
        counts[bucket]++;
        buckets[at + X] += fromStart;
        buckets[at + Y] += added;
        buckets[at + XX] += fromStart * fromStart;
        buckets[at + XY] += fromStart * added;
        buckets[at + YY] += added * added;
    }

    private void pair(double millis, double step) {
        int at = slot * FIELDS;
        buckets[at + DD] += step * step;
        buckets[at + DT] += step * millis;
        buckets[at + TT] += millis * millis;
        double size = Math.abs(step);
        if (size > 0 && (quantum == 0 || size < quantum)) {
            quantum = size;
        }
    }

    private void roll(long event) {
        for (long steps = (event - start) / width; steps > 0; steps--) {
            rollOne();
        }
        if (rollovers >= BUCKETS) {
            rebuild();
        }
    }

    private void rollOne() {
        close(slot, 0, 1);
        xx += width * (closed * (double) width - 2 * x);
        xy -= width * y;
        x -= closed * (double) width;
        start += width;
        slot = slot + 1 == BUCKETS ? 0 : slot + 1;
        close(slot, -BUCKETS * (double) width, -1);
        Arrays.fill(buckets, slot * FIELDS, (slot + 1) * FIELDS, 0);
        counts[slot] = 0;
        rollovers++;
    }

    /** Adds to the closed sums, or takes from them, a bucket that begins {@code shift} ms from where those begin. */
    private void close(int bucket, double shift, int times) {
        int n = counts[bucket];
        if (n == 0) {
            return;
        }
        int at = bucket * FIELDS;
        double bx = buckets[at + X];
        double by = buckets[at + Y];
        filled += times;
        closed += times * n;
        x += times * (bx + shift * n);
        y += times * by;
        xx += times * (buckets[at + XX] + shift * (2 * bx + shift * n));
        xy += times * (buckets[at + XY] + shift * by);
        yy += times * buckets[at + YY];
        dd += times * buckets[at + DD];
        dt += times * buckets[at + DT];
        tt += times * buckets[at + TT];
    }

    private void rebuild() {
        clearClosed();
        for (int back = 1; back < BUCKETS; back++) {
            close(Math.floorMod(slot - back, BUCKETS), -back * (double) width, 1);
        }
    }

    private void clearClosed() {
        rollovers = 0;
        filled = 0;
        closed = 0;
        x = y = xx = xy = yy = dd = dt = tt = 0;
    }

    @Override
    public boolean addLate(long event, double value) {
        long back = newest == NEVER ? -BUCKETS : Math.floorDiv(event - start, width);
        if (back <= -BUCKETS) {
            return false;
        }
        double added = sign * (value - reference);
        put(Math.floorMod(slot + (int) back, BUCKETS), event - start - back * width, added);
        if (back < 0) {
            rebuild();
        }
        first = Math.min(first, event);
        if (added != newestY) {
            constantSince = Math.max(constantSince, event + 1);
        }
        return true;
    }

    @Override
    public void correctNewest(double value) {
        double corrected = sign * (value - reference);
        int at = slot * FIELDS;
        double fromStart = newest - start;
        buckets[at + Y] += corrected - newestY;
        buckets[at + XY] += fromStart * (corrected - newestY);
        buckets[at + YY] += corrected * corrected - newestY * newestY;
        newestY = corrected;
        constantSince = newest;
    }

    @Override
    public void reset() {
        Arrays.fill(buckets, 0);
        Arrays.fill(counts, 0);
        clearClosed();
        slot = 0;
        newest = NEVER;
        steepSince = NEVER;
    }

    @Override
    public long newest() {
        return newest;
    }

    @Override
    public Verdict verdict(boolean active) {
        int n = closed + counts[slot];
        if (n < READINGS_MIN || !isCovered()) {
            steepSince = NEVER;
            return Verdict.SILENT;
        }
        int at = slot * FIELDS;
        double meanX = (x + buckets[at + X]) / n;
        double sxx = xx + buckets[at + XX] - meanX * (x + buckets[at + X]);
        double sxy = xy + buckets[at + XY] - meanX * (y + buckets[at + Y]);
        if (sxy >= limit * sxx) {
            noteSteep(sxy >= 2 * limit * sxx);
            return sxx > 0 && slope() > 0 ? Verdict.VIOLATED : Verdict.BETWEEN;
        }
        steepSince = NEVER;
        boolean ok = sxy < CLEAR_SHARE * limit * sxx || active && slope() + SlopeTest.margin(this) < limit;
        return ok ? Verdict.OK : Verdict.BETWEEN;
    }

    private void noteSteep(boolean steep) {
        steepSince = !steep ? NEVER : steepSince == NEVER ? newest : steepSince;
    }

    /** At most half of the buckets are empty, and the readings span at least half of the window. */
    private boolean isCovered() {
        int full = filled + (counts[slot] > 0 ? 1 : 0);
        return full >= BUCKETS / 2 && newest - first >= BUCKETS / 2 * width
                && (full > BUCKETS / 2 + 1 || newest - oldestStart() >= BUCKETS / 2 * width);
    }

    private long oldestStart() {
        int back = BUCKETS - 1;
        while (back > 0 && counts[Math.floorMod(slot - back, BUCKETS)] == 0) {
            back--;
        }
        return start - back * width;
    }

    @Override
    public boolean isConfirmed() {
        boolean steepLong = steepSince != NEVER && newest - steepSince >= BUCKETS / 2 * width;
        return steepLong || SlopeTest.isSignificant(this) && SlopeTest.isRobust(this);
    }

    @Override
    public double perSecond() {
        return newest == NEVER ? 0 : sign * slope() * MILLIS;
    }

    /** Towards the limit, per ms; exactly 0 when all readings of the window are equal. */
    double slope() {
        double n = readings();
        double sxx = sum(XX) - sum(X) * sum(X) / n;
        if (isConstant() || !(sxx > 0)) {
            return 0;
        }
        return (sum(XY) - sum(X) * sum(Y) / n) / sxx;
    }

    boolean isConstant() {
        return constantSince <= Math.max(first, start - (BUCKETS - 1) * width);
    }

    int readings() {
        return closed + counts[slot];
    }

    double limit() {
        return limit;
    }

    double quantum() {
        return quantum;
    }

    /** The sum of {@code field} over the window, times relative to the current bucket. */
    double sum(int field) {
        double current = buckets[slot * FIELDS + field];
        return current + switch (field) {
            case X -> x;
            case Y -> y;
            case XX -> xx;
            case XY -> xy;
            case YY -> yy;
            case DD -> dd;
            case DT -> dt;
            default -> tt;
        };
    }

    /** How many readings are in the bucket {@code back} before the current one. */
    int count(int back) {
        return counts[Math.floorMod(slot - back, BUCKETS)];
    }

    /** Mean time of that bucket, ms from the current one's start. */
    double meanX(int back) {
        return buckets[Math.floorMod(slot - back, BUCKETS) * FIELDS + X] / count(back) - back * (double) width;
    }

    /** Mean value of that bucket. */
    double meanY(int back) {
        return buckets[Math.floorMod(slot - back, BUCKETS) * FIELDS + Y] / count(back);
    }
}
