package io.hazardwatch.gateway.evaluate.stats;

import java.util.Arrays;

/**
 * The sums of a least-squares line over a sliding window: a ring of buckets, the current one, and all closed ones
 * together, so that a reading costs the same however many the window holds.
 *
 * <p>Times are whole milliseconds from a bucket's start, so their sums are exact and shifting all times changes no bit.
 * The closed sums move along at each rollover and are computed again from the buckets once per window, so rounding does
 * not accumulate. Buckets begin at the first reading; one leaves as a whole, so the window is between 19 and 20
 * twentieths of its length.
 */
public final class BucketSums {
    static final int BUCKETS = 20;

    static final int X = 0;
    static final int Y = 1;
    static final int XX = 2;
    static final int XY = 3;
    static final int YY = 4;
    /** Sums over pairs of consecutive readings, for their autocorrelation: (Δy)², ΔyΔt, (Δt)². */
    static final int DD = 5;
    static final int DT = 6;
    static final int TT = 7;
    private static final int FIELDS = 8;

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
    private final long width;
    /** Start of the current bucket. */
    private long start;
    /** Place in the ring where the current bucket will go; its old contents no longer count. */
    private int slot;
    private int rollovers;
    /** How many of the closed buckets hold readings. */
    private int filled;

    BucketSums(long windowMillis) {
        width = Math.max(1, windowMillis / BUCKETS);
    }

    /** Forgets all; the first bucket begins at {@code event}. */
    void begin(long event) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        clearClosed();
        slot = 0;
        start = event;
    }

    /** Whether no reading of the window could still count at {@code event}. */
    boolean isPast(long event) {
        return event - start >= BUCKETS * width;
    }

    /** Half of the window, ms. */
    long half() {
        return BUCKETS / 2 * width;
    }

    /** Takes a reading newer than all before and not {@link #isPast past} them. */
    void add(long event, double y) {
        if (event - start >= width) {
            roll(event);
        }
        put(CURRENT, event - start, y);
    }

    /** Takes a reading older than the newest; false when it is older than the window. */
    boolean addLate(long event, double y) {
        long back = -Math.floorDiv(event - start, width);
        if (back >= BUCKETS) {
            return false;
        }
        put(row((int) back), event - start + back * width, y);
        if (back > 0) {
            rebuild();
        }
        return true;
    }

    /**
     * Adds older sums, whose buckets end before these begin. Each bucket is added as a whole where it begins, so it leaves the
     * window up to a bucket early.
     *
     * @param older sums over readings before these
     * @param apart added to its values, because both have their own origin
     */
    void precede(BucketSums older, double apart) {
        for (int back = 0; back < BUCKETS; back++) {
            long begun = older.start - back * width;
            long to = Math.max(0, -Math.floorDiv(begun - start, width));
            if (to < BUCKETS && older.count(back) > 0) {
                merge(older, older.row(back), row((int) to), begun - start + to * width, apart);
            }
        }
        rebuild();
    }

    private void merge(BucketSums older, int fromRow, int toRow, double shift, double apart) {
        int n = older.counts[fromRow];
        int from = fromRow * FIELDS;
        int to = toRow * FIELDS;
        double x = older.sums[from + X];
        double y = older.sums[from + Y] + apart * n;
        counts[toRow] += n;
        sums[to + X] += x + shift * n;
        sums[to + Y] += y;
        sums[to + XX] += older.sums[from + XX] + shift * (2 * x + shift * n);
        sums[to + XY] += older.sums[from + XY] + apart * x + shift * y;
        sums[to + YY] += older.sums[from + YY] + apart * (2 * y - apart * n);
        for (int field = DD; field < FIELDS; field++) {
            sums[to + field] += older.sums[from + field];
        }
    }

    private void put(int row, double x, double y) {
        int at = row * FIELDS;
        counts[row]++;
        sums[at + X] += x;
        sums[at + Y] += y;
        sums[at + XX] += x * x;
        sums[at + XY] += x * y;
        sums[at + YY] += y * y;
    }

    /** Notes the step from one reading to the next. */
    void addPair(double millis, double step) {
        int at = CURRENT * FIELDS;
        sums[at + DD] += step * step;
        sums[at + DT] += step * millis;
        sums[at + TT] += millis * millis;
    }

    /** Corrects the value at {@code event}, in the current bucket, from {@code was} to {@code y}. */
    void correct(long event, double was, double y) {
        int at = CURRENT * FIELDS;
        sums[at + Y] += y - was;
        sums[at + XY] += (event - start) * (y - was);
        sums[at + YY] += y * y - was * was;
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

    /** Replaces the oldest bucket of the ring by the current one, and starts an empty current one. */
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

    /**
     * Adds a row {@code times} times to the closed sums, shifting its times by {@code shift} ms to their origin; -1 subtracts
     * it.
     */
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

    public int readings() {
        return counts[CLOSED] + counts[CURRENT];
    }

    /** The sum of {@code field} over the window, times relative to the current bucket. */
    double sum(int field) {
        return sums[CURRENT * FIELDS + field] + sums[CLOSED * FIELDS + field];
    }

    /** How many buckets hold readings. */
    int filled() {
        return filled + (counts[CURRENT] > 0 ? 1 : 0);
    }

    /** Start of the current bucket. */
    long start() {
        return start;
    }

    /** Start of the oldest bucket that the window can hold. */
    long windowStart() {
        return start - (BUCKETS - 1) * width;
    }

    /** Start of the oldest bucket that holds readings. */
    long oldestStart() {
        int back = BUCKETS - 1;
        while (back > 0 && count(back) == 0) {
            back--;
        }
        return start - back * width;
    }

    /** How many readings are in the bucket {@code back} before the current one. */
    int count(int back) {
        return counts[row(back)];
    }

    /** The sum of {@code field} over the bucket {@code back} before the current one, times relative to the current one's start. */
    double sum(int back, int field) {
        int at = row(back) * FIELDS;
        double shift = -back * (double) width;
        return switch (field) {
            case X -> sums[at + X] + shift * count(back);
            case XX -> sums[at + XX] + shift * (2 * sums[at + X] + shift * count(back));
            case XY -> sums[at + XY] + shift * sums[at + Y];
            default -> sums[at + field];
        };
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
