package io.hazardwatch.gateway.api;

/** What a person may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Acknowledges, resets and comments. */
    OPERATOR,
    /** Issues and revokes credentials as well. */
    ADMIN;

    /** Whether this role may do what {@code needed} may. */
    public boolean covers(Role needed) {
        return ordinal() >= needed.ordinal();
    }
}
