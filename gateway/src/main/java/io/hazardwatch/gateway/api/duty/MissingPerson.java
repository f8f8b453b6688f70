package io.hazardwatch.gateway.api.duty;

/**
 * A place of the chain at which nobody, or nobody who is known, would be told.
 *
 * @param enterprise whose chain
 * @param site   the site of a hazard source or of a key period; null for a level's fallback list
 * @param source id of a hazard source whose person in charge is missing; null for a level
 * @param role   principal, technical or operational; for a level its id
 * @param person the id that the site file names; null when it names nobody
 */
public record MissingPerson(String enterprise, String site, String source, String role, String person, Reason reason) {
    /** Why nobody would be told. */
    public enum Reason {
        /** The site file names nobody. */
        NOT_NAMED,
        /** The site file names somebody whom the book of people does not have. */
        UNKNOWN_PERSON,
        /** The person belongs to another enterprise. */
        OTHER_ENTERPRISE,
        /** The person has no verified means for the urgent case. */
        NOT_REACHABLE,
        /** A key period asks for a leader at the site within 35 days, and no post of leaders on shift is planned there. */
        NO_LEADER_PLANNED,
        /** The level has no fallback list of at least two people. */
        NO_FALLBACK
    }

    /** What is missing, in one line, for people. */
    public String line() {
        return source == null ? enterprise + (site == null ? "" : '/' + site) + ": level " + role + ": " + reason
                : enterprise + '/' + site + ": hazardSources " + source + ": inCharge." + role + ": " + (person == null ? "(missing)" : person)
                + ": " + reason;
    }
}
