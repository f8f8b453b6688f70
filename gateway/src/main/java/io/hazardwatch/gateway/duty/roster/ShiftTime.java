package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * When a shift begins and ends, as wall time of its post. {@code days} is how many days after its first day it ends: 0 the
 * same day, 1 the next, 7 after a week. {@code overlap} is how long the outgoing crew stays on after that for the hand-over.
 */
public record ShiftTime(String id, Text name, LocalTime begin, LocalTime end, int days, Duration overlap) {
    /** Longest shift in days, which bounds how far back one that is still running may have begun. */
    public static final int DAYS_MAX = 31;
    /** Longest hand-over. */
    public static final Duration OVERLAP_MAX = Duration.ofHours(4);

    public ShiftTime {
        if (days < 0 || days > DAYS_MAX || days == 0 && !begin.isBefore(end)) {
            throw new IllegalArgumentException("a shift ends after it begins, within " + DAYS_MAX + " days");
        }
        if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0) {
            throw new IllegalArgumentException("overlap is from 0 to " + OVERLAP_MAX);
        }
    }

    /** A shift without overlap that ends the next day when its end is not after its begin, so equal times are 24 hours. */
    public static ShiftTime of(String id, Text name, LocalTime begin, LocalTime end) {
        return new ShiftTime(id, name, begin, end, begin.isBefore(end) ? 0 : 1, Duration.ZERO);
    }

    LocalDateTime beginOn(LocalDate day) {
        return day.atTime(begin);
    }

    LocalDateTime endOf(LocalDate day) {
        return day.plusDays(days).atTime(end);
    }
}
