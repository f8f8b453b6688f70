package io.hazardwatch.gateway.registry;

/** Grade of a major hazard source (重大危险源级别), I the most severe. */
public enum HazardGrade {
    I, II, III, IV,
    /** S is below 1: monitored all the same, but no major hazard source in the sense of the standard. */
    NOT_MAJOR;

    /** The grade of {@code r}, by the bounds 100, 50 and 10, each of which belongs to the more severe grade. */
    static HazardGrade of(double s, double r) {
        if (s < 1) {
            return NOT_MAJOR;
        }
        if (r >= 100) {
            return I;
        }
        if (r >= 50) {
            return II;
        }
        return r >= 10 ? III : IV;
    }
}
