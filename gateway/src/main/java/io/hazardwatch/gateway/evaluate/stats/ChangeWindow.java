package io.hazardwatch.gateway.evaluate.stats;

import io.hazardwatch.gateway.registry.RateSetting;
import java.util.Arrays;

/**
 * The change within a sliding window: the newest value less the lowest one of the window (of a falling rule, the highest
 * less the newest), in constant memory.
 *
 * <p>A ring of buckets, each a twentieth of the window, keeps its lowest value and when that was. Exact while no bucket
 * holds more than one reading; otherwise a reading that leaves the window may take its bucket's other readings along, so
 * the lowest value is that of a window between 19 and 20 twentieths long. Buckets begin at the first reading after a
 * reset; two readings within the window make it measurable. A corrected newest reading that was the lowest stays so until
 * the window has passed it.
 */
public final class ChangeWindow implements RateWindow {
    /** One more than the window has, so that the oldest reading still within it is always there. */
    private static final int BUCKETS = BucketSums.BUCKETS + 1;
    private static final double CLEAR_SHARE = 0.8;
    /** Tolerance for the rounding of a limit that was divided by its window and multiplied again. */
    private static final double ROUNDING = 1e-9;
    private static final long NEVER = SlopeWindow.NEVER;

    private final double[] lows = new double[BUCKETS];
    private final long[] times = new long[BUCKETS];
    private final double sign;
    private final long window;
    private final long width;
    private final double limit;
    private long start;
    private long first;
    private int slot;
    private long newest = NEVER;
    private long previous = NEVER;
    private double value;
    /** The lowest value of the window and its time; searched again only when it leaves the window. */
    private double low;
    private long lowTime;

    public ChangeWindow(RateSetting setting) {
        sign = setting.isRising() ? 1 : -1;
        window = setting.windowMillis();
        width = Math.max(1, (window + BUCKETS - 2) / (BUCKETS - 1));
        limit = Math.abs(setting.limitPerSecond()) * window / 1_000.0;
        reset();
    }

    @Override
    public void add(long event, double added) {
        if (newest == NEVER || Math.abs(event - newest) > window) {
            reset();
            start = event;
            first = event;
        } else if (event <= newest) {
            return;
        }
        while (event - start >= width) {
            start += width;
            slot = (slot + 1) % BUCKETS;
            lows[slot] = Double.POSITIVE_INFINITY;
        }
        previous = newest;
        newest = event;
        value = sign * added;
        lower(slot, event, value);
        if (lowTime < newest - window) {
            seekLow();
        }
    }

    /** Of equal values the later is kept, because it stays longer. */
    private void lower(int bucket, long event, double lower) {
        if (lower < lows[bucket] || lower == lows[bucket] && event > times[bucket]) {
            lows[bucket] = lower;
            times[bucket] = event;
        }
        if (lower < low || lower == low && event > lowTime) {
            low = lower;
            lowTime = event;
        }
    }

    private void seekLow() {
        low = value;
        lowTime = newest;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (lows[bucket] < low && times[bucket] >= newest - window) {
                low = lows[bucket];
                lowTime = times[bucket];
            }
        }
    }

    @Override
    public boolean addLate(long event, double added) {
        if (newest == NEVER || event < newest - window) {
            return false;
        }
        long back = Math.floorDiv(event - start, width);
        if (back <= -BUCKETS) {
            return false;
        }
        lower(Math.floorMod(slot + (int) back, BUCKETS), event, sign * added);
        first = Math.min(first, event);
        previous = Math.max(previous, event);
        return true;
    }

    @Override
    public void precede(RateWindow past) {
        if (past instanceof ChangeWindow older) {
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                if (older.lows[bucket] < Double.POSITIVE_INFINITY) {
                    addLate(older.times[bucket], sign * older.lows[bucket]);
                }
            }
        }
    }

    @Override
    public long oldest() {
        return newest == NEVER ? Long.MAX_VALUE : first;
    }

    @Override
    public void correctNewest(double corrected) {
        value = sign * corrected;
        lower(slot, newest, value);
    }

    @Override
    public void reset() {
        Arrays.fill(lows, Double.POSITIVE_INFINITY);
        low = Double.POSITIVE_INFINITY;
        slot = 0;
        newest = NEVER;
        previous = NEVER;
    }

    @Override
    public long newest() {
        return newest;
    }

    @Override
    public Verdict verdict(boolean active) {
        if (previous == NEVER || newest - previous > window) {
            return Verdict.SILENT;
        }
        double change = value - low;
        return change >= limit * (1 - ROUNDING) ? Verdict.VIOLATED
                : change < CLEAR_SHARE * limit ? Verdict.OK : Verdict.BETWEEN;
    }

    /** Always true: a step needs no statistics, the rule's on-delay is its confirmation. */
    @Override
    public boolean isConfirmed() {
        return true;
    }

    @Override
    public double perSecond() {
        return newest == NEVER ? 0 : sign * (value - low) / (window / 1_000.0);
    }
}
