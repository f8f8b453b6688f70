package io.hazardwatch.gateway.pipelines;

/**
 * Finds when a wave of falling pressure arrived in a fast series: where the mean of the half second after a time lies furthest below that of the
 * half second before it, if that is well beyond the scatter. Stateless.
 */
final class WaveEdge {
    private static final double HALF_SECONDS = 0.5;
    private static final double SCATTERS = 6;

    private WaveEdge() {}

    /** Time of the edge, s; NaN if there is none. */
    static double seconds(double[] times, double[] pressures) {
        int half = times.length < 2 ? 0 : (int) Math.max(2, Math.round(HALF_SECONDS / ((times[times.length - 1] - times[0]) / (times.length - 1))));
        if (half == 0 || times.length < 6 * half) {
            return Double.NaN;
        }
        double[] sums = new double[pressures.length + 1];
        for (int i = 0; i < pressures.length; i++) {
            sums[i + 1] = sums[i] + pressures[i];
        }
        double most = 0;
        int at = -1;
        double squares = 0;
        int quiet = 2 * half;
        for (int i = half; i + half <= pressures.length; i++) {
            double fall = (sums[i] - sums[i - half] - sums[i + half] + sums[i]) / half;
            if (i < half + quiet) {
                squares += fall * fall;
            }
            if (fall > most) {
                most = fall;
                at = i;
            }
        }
        return most > SCATTERS * Math.sqrt(squares / quiet) ? times[at] : Double.NaN;
    }
}
