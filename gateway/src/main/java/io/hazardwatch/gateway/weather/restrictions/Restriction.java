package io.hazardwatch.gateway.weather.restrictions;

/**
 * Work that is forbidden at a site, or of which nobody can say whether it is safe.
 *
 * @param state       never "safe": what stands in no restriction was neither forbidden nor unknown
 * @param warningId   of the warning that causes it; null for a local reading
 * @param reading     that causes it; null for a warning, and for a rule whose measure the station does not have
 * @param sinceMillis ms since the epoch
 * @param untilMillis end of the hold after the last exceedance; 0 while the cause stands
 */
public record Restriction(RestrictionRule rule, State state, String warningId, LocalReading reading, UnknownReason unknown, long sinceMillis,
                          long untilMillis) {
    /** What is known. */
    public enum State {
        /** The work is forbidden. */
        IN_FORCE,
        /** It cannot be told whether it is: to be treated as forbidden until a person has looked. */
        UNKNOWN
    }
}
