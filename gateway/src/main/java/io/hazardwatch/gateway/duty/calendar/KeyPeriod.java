package io.hazardwatch.gateway.duty.calendar;

import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;

/**
 * A named stretch of days, first and last included, in which duty is tighter in an area.
 *
 * @param enterprise whom it concerns, or null for all
 * @param site       which site of the enterprise, or null for all of them
 */
public record KeyPeriod(String id, KeyPeriodKind kind, Text name, LocalDate from, LocalDate to, String enterprise, String site,
        Tightening tightening, String source, DateCertainty certainty) {
    public KeyPeriod {
        if (to.isBefore(from) || enterprise == null && site != null) {
            throw new IllegalArgumentException("a key period ends after it begins, and a site has an enterprise");
        }
    }

    /** Whether the day is one of its days. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean holds(String otherEnterprise, String otherSite, LocalDate day) {
        return contains(day) && (enterprise == null || enterprise.equals(otherEnterprise))
                && (site == null || site.equals(otherSite));
    }
}
