package io.hazardwatch.gateway.kpi;

/**
 * One number of a report.
 *
 * @param part   part of the KPI, for example {@code P1.p95}; empty for the whole
 * @param value  in the KPI's unit; NaN when {@code reason} is given
 * @param reason why there is no value; null when there is one
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

    /** The figure {@code share / all}, or {@code reason} when {@code all} is 0. */
    static Figure ratio(Kpi kpi, String part, double share, double all, MissingReason reason) {
        return all == 0 ? none(kpi, part, reason) : of(kpi, part, share / all);
    }
}
