package io.hazardwatch.simulator.pipeline;

/** The friction factor of Darcy and Weisbach. */
final class DarcyFriction {
    private static final double LAMINAR_MAX = 2_000;
    private static final double TURBULENT_MIN = 4_000;

    private DarcyFriction() {}

    /**
     * Laminar 64/Re; turbulent by the explicit formula of Swamee and Jain, within 1 % of Colebrook and White; linear in between.
     *
     * @param reynolds velocity times diameter over viscosity
     * @param relative roughness over diameter
     */
    static double factor(double reynolds, double relative) {
        double re = Math.max(reynolds, 1);
        if (re <= LAMINAR_MAX) {
            return 64 / re;
        }
        if (re >= TURBULENT_MIN) {
            return turbulent(re, relative);
        }
        double share = (re - LAMINAR_MAX) / (TURBULENT_MIN - LAMINAR_MAX);
        return (1 - share) * 64 / LAMINAR_MAX + share * turbulent(TURBULENT_MIN, relative);
    }

    private static double turbulent(double re, double relative) {
        double log = Math.log10(relative / 3.7 + 5.74 / Math.pow(re, 0.9));
        return 0.25 / (log * log);
    }
}
