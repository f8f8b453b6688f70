package io.hazardwatch.gateway.leaks.checks;

/** How an instrument was checked. Stored by name. */
public enum CheckKind {
    /** It was given some gas and had to show it. */
    BUMP_TEST,
    /** It was compared with a standard and adjusted. */
    CALIBRATION
}
