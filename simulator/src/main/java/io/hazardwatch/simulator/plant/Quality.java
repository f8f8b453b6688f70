package io.hazardwatch.simulator.plant;

/** What the device says about its own value; the wire form is the lower-case name. */
public enum Quality {
    GOOD, UNCERTAIN, BAD;

    /** As written on the wire. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
