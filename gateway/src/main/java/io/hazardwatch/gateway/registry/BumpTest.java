package io.hazardwatch.gateway.registry;

import java.time.LocalDate;

/**
 * Whether a detector answers to gas: it is given some, and must show it. Days in the site's time zone.
 *
 * @param last      when it was done; null when not stated
 * @param due       first day on which it must be done again; null when not stated
 * @param applied   what was given, in the unit of the point; NaN when not stated
 * @param asFound   what it showed, before anything was adjusted; NaN when not stated
 * @param tolerance share of {@code applied} by which it may differ
 */
public record BumpTest(LocalDate last, LocalDate due, double applied, double asFound, double tolerance) {
    /** Nothing stated. */
    public static final BumpTest NONE = new BumpTest(null, null, Double.NaN, Double.NaN, 0);
    /** Default tolerance: ours, from memory of practice (mark M). */
    public static final double TOLERANCE = 0.2;

    /** Whether it showed something else than it was given. */
    public boolean isOff() {
        return Math.abs(asFound - applied) > tolerance * Math.abs(applied);
    }
}
