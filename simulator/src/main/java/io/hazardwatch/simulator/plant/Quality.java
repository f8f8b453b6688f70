package io.hazardwatch.simulator.plant;

/** The quality that a device reports for its own value. The wire form is the lower-case name. */
public enum Quality {
    GOOD, UNCERTAIN, BAD;

    /** The name used on the wire. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
