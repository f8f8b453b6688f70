package io.hazardwatch.gateway.alarms;

/**
 * The letter shown to people (IEC 62682 / ISA-18.2): the core state, or how the alarm is suppressed. A suppressed alarm stays
 * visible: its core letter is shown beside G, H and I.
 */
public enum DisplayedState {
    A, B, C, D, E, F,
    /** Shelved by an operator, for a time. */
    G,
    /** Suppressed by design: by a rule of the plant, it says nothing new at present. */
    H,
    /** Out of service for maintenance. */
    I;

    /** Out of service takes precedence over design, and design over shelving. */
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
