package io.hazardwatch.gateway.leaks.plant;

/** What a rule over a site says at present. */
public enum PlantState {
    /** It holds nothing against the plant. */
    NORMAL,
    /** It is an alarm. */
    ACTIVE,
    /** Readings it needs are missing; an alarm that stands goes on. */
    UNKNOWN
}
