package io.hazardwatch.gateway.leaks.plant;

/** What a rule over a site says at present. */
public enum PlantState {
    /** It holds nothing against the plant. */
    NORMAL,
    /** It is an alarm. */
    ACTIVE,
    /** It is an alarm of at least that priority, because not all was seen since the start; one that stands does not ease. */
    ACTIVE_AT_LEAST,
    /** Readings it needs are missing; an alarm that stands goes on. */
    UNKNOWN
}
