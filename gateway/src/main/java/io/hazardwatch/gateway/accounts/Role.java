package io.hazardwatch.gateway.accounts;

/** What a person may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Acknowledges, resets and comments. */
    OPERATOR,
    /** Issues and revokes credentials as well. */
    ADMIN
}
