package io.hazardwatch.gateway.pipelines;

import java.util.Arrays;
import java.util.List;

/**
 * Whether a leak that was told has become a worse one, which is told anew. Windows that were not full when the leak was told go on rising although
 * the leak does not, so until all has settled they are compared with what they would have shown when full. One thread.
 */
final class LeakGrowth {
    private static final double RATIO = 2;
    private static final long SETTLED_MILLIS = 180_000;
    private static final double MILLIS = 1_000;

    private final double[] shown = new double[BalanceWindow.values().length];
    private long seen;
    private long told;
    /** What the shortest window loses once all has settled; NaN before that. */
    private double settled = Double.NaN;

    /** A leak was told, or told anew. */
    void told(List<WindowBalance> balances, long seenMillis, long nowMillis) {
        for (WindowBalance each : balances) {
            shown[each.window().ordinal()] = each.loss();
        }
        seen = seenMillis;
        told = nowMillis;
        settled = Double.NaN;
    }

    /** A leak from before a restart; what it lost then stands for all windows. */
    void restore(double rate, long seenMillis, long toldMillis) {
        told(List.of(), seenMillis, toldMillis);
        Arrays.fill(shown, rate);
    }

    /** Follows the shortest window; once a second. */
    void look(WindowBalance shortest, long nowMillis) {
        if (Double.isNaN(settled) && nowMillis - told >= SETTLED_MILLIS && shortest.isKnown()) {
            settled = shortest.loss();
        }
    }

    /**
     * Whether a window loses more than twice of what was told.
     *
     * @param by       the window that told the leak; null if pressure did
     * @param toldLoss what that window loses; NaN if pressure told it
     */
    boolean isMore(WindowBalance window, BalanceWindow by, double toldLoss, long nowMillis) {
        boolean isShorter = by == null || window.window().ordinal() < by.ordinal();
        boolean isSettled = nowMillis - told >= SETTLED_MILLIS;
        if (isShorter) {
            return !(window.loss() <= RATIO * toldLoss) && (isSettled || !(window.loss() <= RATIO * whenFull(window.window())));
        }
        return window.window() == by && by == BalanceWindow.MINUTE
                && window.loss() > RATIO * (isSettled ? Math.max(settled, shown[by.ordinal()]) : whenFull(by));
    }

    /** What a window showed when the leak was told, as if the leak had filled it. */
    private double whenFull(BalanceWindow window) {
        double share = Math.min(1, (told - seen) / MILLIS / window.seconds());
        return shown[window.ordinal()] / share;
    }
}
