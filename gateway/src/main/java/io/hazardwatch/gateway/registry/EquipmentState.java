package io.hazardwatch.gateway.registry;

/** Whether equipment is meant to protect at present. */
public enum EquipmentState {
    IN_SERVICE,
    /** Ready to take over; it must be proved as if it were in service. */
    STANDBY,
    /** Taken out for longer: it protects nobody, and nothing of it falls due. */
    OUT_OF_SERVICE
}
