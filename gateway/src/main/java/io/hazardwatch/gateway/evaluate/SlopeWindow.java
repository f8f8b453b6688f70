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

    /** The row of the current bucket; it goes into the ring when it is full. */
    private static final int CURRENT = 0;
    /** The row of all other buckets together, times relative to the current one's start. */
    private static final int CLOSED = 1;
    /** The first row of the ring; the rows used by every reading come before it, to lie close together. */
    private static final int RING = 2;
    private static final int ROWS = RING + BUCKETS;

    /** Readings in each row. */
    private final int[] counts = new int[ROWS];
    /** Rows of {@link #FIELDS} sums. */
    private final double[] sums = new double[ROWS * FIELDS];
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
    /** Where in the ring the current bucket will go; its old contents no longer count. */
    private int slot;
    private int rollovers;
    /** How many of the closed buckets hold readings. */
    private int filled;

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
        if (readings() != 0) {
            pair(event - newest, added - newestY);
        }
        put(CURRENT, event - start, added);
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

    private void put(int row, double fromStart, double added) {
        int at = row * FIELDS;
        counts[row]++;
        sums[at + X] += fromStart;
        sums[at + Y] += added;
        sums[at + XX] += fromStart * fromStart;
        sums[at + XY] += fromStart * added;
        sums[at + YY] += added * added;
    }

    private void pair(double millis, double step) {
        int at = CURRENT * FIELDS;
        sums[at + DD] += step * step;
        sums[at + DT] += step * millis;
        sums[at + TT] += millis * millis;
        double size = Math.abs(step);
        if (size > 0 && (quantum == 0 || size < quantum)) {
            quantum = size;
        }
    }

    private void roll(long event) {
        while (event - start >= width) {
            close(CURRENT, 0, 1);
            advanceClosed();
            start += width;
            dropOldest();
        }
        if (rollovers >= BUCKETS) {
            rebuild();
        }
    }

    /** Makes the times of the closed sums relative to a start one bucket later. */
    private void advanceClosed() {
        int at = CLOSED * FIELDS;
        double moved = counts[CLOSED] * (double) width;
        sums[at + XX] += width * (moved - 2 * sums[at + X]);
        sums[at + XY] -= width * sums[at + Y];
        sums[at + X] -= moved;
    }

    /** The oldest bucket of the ring gives way to the one that was current; that one starts empty. */
    private void dropOldest() {
        int kept = RING + slot;
        slot = slot + 1 == BUCKETS ? 0 : slot + 1;
        System.arraycopy(sums, CURRENT * FIELDS, sums, kept * FIELDS, FIELDS);
        counts[kept] = counts[CURRENT];
        Arrays.fill(sums, CURRENT * FIELDS, (CURRENT + 1) * FIELDS, 0);
        counts[CURRENT] = 0;
        close(RING + slot, -BUCKETS * (double) width, -1);
        counts[RING + slot] = 0;
        rollovers++;
    }

    /** Adds to the closed sums, or takes from them, a row whose times begin {@code shift} ms from where those begin. */
    private void close(int row, double shift, int times) {
        int n = counts[row];
        if (n == 0) {
            return;
        }
        int from = row * FIELDS;
        int to = CLOSED * FIELDS;
        double x = sums[from + X];
        double y = sums[from + Y];
        filled += times;
        counts[CLOSED] += times * n;
        sums[to + X] += times * (x + shift * n);
        sums[to + Y] += times * y;
        sums[to + XX] += times * (sums[from + XX] + shift * (2 * x + shift * n));
        sums[to + XY] += times * (sums[from + XY] + shift * y);
        for (int field = YY; field < FIELDS; field++) {
            sums[to + field] += times * sums[from + field];
        }
    }

    private void rebuild() {
        clearClosed();
        for (int back = 1; back < BUCKETS; back++) {
            close(row(back), -back * (double) width, 1);
        }
    }

    private void clearClosed() {
        rollovers = 0;
        filled = 0;
        counts[CLOSED] = 0;
        Arrays.fill(sums, CLOSED * FIELDS, (CLOSED + 1) * FIELDS, 0);
    }

    /** The row of the bucket {@code back} before the current one. */
    private int row(int back) {
        return back == 0 ? CURRENT : RING + (slot - back < 0 ? slot - back + BUCKETS : slot - back);
    }

    @Override
    public boolean addLate(long event, double value) {
        long back = newest == NEVER ? BUCKETS : -Math.floorDiv(event - start, width);
        if (back >= BUCKETS) {
            return false;
        }
        double added = sign * (value - reference);
        put(row((int) back), event - start + back * width, added);
        if (back > 0) {
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
        int at = CURRENT * FIELDS;
        double fromStart = newest - start;
        sums[at + Y] += corrected - newestY;
        sums[at + XY] += fromStart * (corrected - newestY);
        sums[at + YY] += corrected * corrected - newestY * newestY;
        newestY = corrected;
        constantSince = newest;
    }

    @Override
    public void reset() {
        Arrays.fill(sums, 0);
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
        int n = readings();
        if (n < READINGS_MIN || !isCovered()) {
            steepSince = NEVER;
            return Verdict.SILENT;
        }
        double x = sum(X);
        double meanX = x / n;
        double sxx = sum(XX) - meanX * x;
        double sxy = sum(XY) - meanX * sum(Y);
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
        int full = filled + (counts[CURRENT] > 0 ? 1 : 0);
        return full >= BUCKETS / 2 && newest - first >= BUCKETS / 2 * width
                && (full > BUCKETS / 2 + 1 || newest - oldestStart() >= BUCKETS / 2 * width);
    }

    private long oldestStart() {
        int back = BUCKETS - 1;
        while (back > 0 && count(back) == 0) {
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
        return counts[CLOSED] + counts[CURRENT];
    }

    double limit() {
        return limit;
    }

    double quantum() {
        return quantum;
    }

    /** The sum of {@code field} over the window, times relative to the current bucket. */
    double sum(int field) {
        return sums[CURRENT * FIELDS + field] + sums[CLOSED * FIELDS + field];
    }

    /** How many readings are in the bucket {@code back} before the current one. */
    int count(int back) {
        return counts[row(back)];
    }

    /** Mean time of that bucket, ms from the current one's start. */
    double meanX(int back) {
        return sums[row(back) * FIELDS + X] / count(back) - back * (double) width;
    }

    /** Mean value of that bucket. */
    double meanY(int back) {
        return sums[row(back) * FIELDS + Y] / count(back);
    }
}
