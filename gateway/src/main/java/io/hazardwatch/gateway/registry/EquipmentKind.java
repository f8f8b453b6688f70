package io.hazardwatch.gateway.registry;

import java.util.Locale;

/** Kinds of equipment, each with the proof without which nobody knows that it works. */
public enum EquipmentKind {
    TANK(ProofKind.INSPECTION),
    VESSEL(ProofKind.INSPECTION),
    RELIEF_VALVE(ProofKind.CALIBRATION),
    /** Emergency cut-off valve (紧急切断阀). */
    SHUT_OFF_VALVE(ProofKind.PROOF_TEST),
    /** Loop of a safety instrumented system. */
    SIS_LOOP(ProofKind.PROOF_TEST),
    FAN(ProofKind.PROOF_TEST),
    FIRE_PUMP(ProofKind.PROOF_TEST),
    DETECTOR(ProofKind.CALIBRATION),
    OTHER(ProofKind.INSPECTION);

    private final ProofKind proof;

    EquipmentKind(ProofKind proof) {
        this.proof = proof;
    }

    /** Without this proof it counts as unproven. */
    public ProofKind proof() {
        return proof;
    }

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
