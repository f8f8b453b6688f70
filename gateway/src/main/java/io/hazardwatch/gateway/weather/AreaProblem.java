package io.hazardwatch.gateway.weather;

/** Why a part of an area cannot be compared with sites; a person has to do it then. */
public enum AreaProblem {
    /** Not pairs of finite numbers. */
    NOT_NUMBERS,
    /** A latitude beyond 90 or a longitude beyond 180 degrees. */
    OUT_OF_RANGE,
    /** A latitude that can only be a longitude: the two are swapped. */
    SWAPPED,
    /** Fewer than four points. */
    TOO_FEW_POINTS,
    /** The last point is not the first. */
    NOT_CLOSED,
    /** The outline crosses itself. */
    CROSSES_ITSELF,
    /** A radius that is zero, negative or beyond half the earth. */
    BAD_RADIUS,
    /** An administrative code that does not exist. */
    UNKNOWN_CODE
}
