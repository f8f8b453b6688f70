package io.hazardwatch.gateway.accounts;

/** What a person may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Acknowledges, silences, shelves, resets and comments. */
    OPERATOR,
    /** Takes alarms out of service and puts them back. */
    MAINTENANCE,
    /** Takes acknowledgements back, and lets a shelving last longer than an operator may. */
    SUPERVISOR,
    /** Handles credentials and people, and ends alarms that are configured no more. */
    ADMIN;

    /** Whether this role may do what {@code needed} may. */
    public boolean covers(Role needed) {
        return ordinal() >= needed.ordinal();
    }
}
