package io.hazardwatch.gateway.registry;

import java.util.Locale;

/** How equipment is shown to work. Stored by name. */
public enum ProofKind {
    /** It was looked at and found in order, as of a vessel or a tank. */
    INSPECTION,
    /** It was compared with a standard and adjusted, as of a relief valve or a detector. */
    CALIBRATION,
    /** It was made to act, as of a cut-off valve or a safety loop. */
    PROOF_TEST;

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
