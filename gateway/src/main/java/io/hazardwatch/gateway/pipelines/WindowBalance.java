package io.hazardwatch.gateway.pipelines;

/**
 * The balance of one window.
 *
 * @param loss        what went in and neither came out nor stayed in the line, m3/s at the reference state; NaN if not known
 * @param uFlow       its uncertainty by the flow meters, m3/s
 * @param uLinepack   its uncertainty by what is packed into the line, m3/s
 * @param threshold   k * sqrt(uFlow^2 + uLinepack^2), m3/s
 */
public record WindowBalance(BalanceWindow window, double loss, double uFlow, double uLinepack, double threshold) {
    /** Loss by threshold; 0 if not known. */
    public double ratio() {
        return isKnown() ? loss / threshold : 0;
    }

    /** Whether the window is filled. */
    public boolean isKnown() {
        return !Double.isNaN(loss);
    }

    /** Loss by uncertainty. */
    double deviations() {
        return isKnown() ? loss / Math.hypot(uFlow, uLinepack) : 0;
    }

    static WindowBalance unknown(BalanceWindow window) {
        return new WindowBalance(window, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
