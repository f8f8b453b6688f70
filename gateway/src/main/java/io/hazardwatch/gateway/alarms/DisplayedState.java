package io.hazardwatch.gateway.alarms;

/**
 * The letter people see, IEC 62682 / ISA-18.2: the core state, or how the alarm is kept from sounding. What is hidden from
 * the ear is never hidden from the eye: the core letter is shown beside G, H and I.
 */
public enum DisplayedState {
    A, B, C, D, E, F,
    /** Shelved by an operator, for a time. */
    G,
    /** Suppressed by design: a rule of the plant says that it tells nothing at present. */
    H,
    /** Out of service for maintenance. */
    I;

    /** Out of service counts before design, design before the shelf. */
    static DisplayedState of(AlarmState core, Suppression suppression) {
        if (suppression.outOfService() != null) {
            return I;
        }
        if (!suppression.suppressors().isEmpty()) {
            return H;
        }
        return suppression.shelving() != null ? G : valueOf(core.name());
    }
}
