package io.hazardwatch.gateway.accounts;

/** What a person may do; each role includes all roles before it. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Acknowledges, silences, shelves, resets and comments. */
    OPERATOR,
    /** Takes alarms out of service and returns them to service. */
    MAINTENANCE,
    /** Withdraws acknowledgements, and shelves for longer than an operator may. */
    SUPERVISOR,
    /** Manages credentials and accounts, and ends alarms that are no longer configured. */
    ADMIN;

    /** Whether this role includes {@code needed}. */
    public boolean covers(Role needed) {
        return ordinal() >= needed.ordinal();
    }
}
