package io.hazardwatch.gateway.leaks;

/**
 * Counts falls from just below a limit to the usual value within one period: from at least eight tenths of the limit, never beyond it since it
 * rose, to a tenth at most. Three within a day are a sign. Fixed memory. One thread.
 */
final class FallCount {
    static final int FALLS = 3;
    static final long DAY_MILLIS = 86_400_000;
    private static final double NEAR_SHARE = 0.8;
    private static final double BACK_SHARE = 0.1;

    private final double limit;
    private final long periodMillis;
    private final long[] falls = new long[FALLS];
    private double last = Double.NaN;
    private long lastMillis;
    private boolean wasBeyond;
    private int next;

    /** @param limit the first limit of the detector; NaN if it has none */
    FallCount(double limit, long periodMillis) {
        this.limit = limit;
        this.periodMillis = Math.max(periodMillis, 1_000);
    }

    boolean isOf(double otherLimit) {
        return limit == otherLimit;
    }

    /** Takes a reading; one that is not newer is left out. */
    void add(long eventMillis, double value) {
        if (eventMillis <= lastMillis && lastMillis != 0) {
            return;
        }
        boolean isNext = eventMillis - lastMillis <= 2 * periodMillis;
        if (isNext && !wasBeyond && last >= NEAR_SHARE * limit && last < limit && value <= BACK_SHARE * limit) {
            falls[next] = eventMillis;
            next = (next + 1) % FALLS;
        }
        wasBeyond = value >= limit || wasBeyond && value > BACK_SHARE * limit;
        last = value;
        lastMillis = eventMillis;
    }

    /** Whether the last ones make a sign. */
    boolean isSign(long nowMillis) {
        for (long fall : falls) {
            if (fall == 0 || nowMillis - fall > DAY_MILLIS) {
                return false;
            }
        }
        return true;
    }
}
