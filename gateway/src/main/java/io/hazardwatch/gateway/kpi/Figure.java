package io.hazardwatch.gateway.kpi;

/**
 * One number of a report.
 *
 * @param part   what of the figure, as {@code P1.p95}; empty when it is the whole
 * @param value  in the figure's unit; NaN when {@code reason} is given
 * @param reason why there is no value, or null
 */
public record Figure(Kpi kpi, String part, double value, MissingReason reason) {
    static Figure of(Kpi kpi, double value) {
        return of(kpi, "", value);
    }

    static Figure of(Kpi kpi, String part, double value) {
        return new Figure(kpi, part, value, null);
    }

    static Figure none(Kpi kpi, MissingReason reason) {
        return new Figure(kpi, "", Double.NaN, reason);
    }

    static Figure none(Kpi kpi, String part, MissingReason reason) {
        return new Figure(kpi, part, Double.NaN, reason);
    }

    /** {@code share} of {@code all}, or why there is none. */
    static Figure ratio(Kpi kpi, String part, double share, double all, MissingReason reason) {
        return all == 0 ? none(kpi, part, reason) : of(kpi, part, share / all);
    }
}
