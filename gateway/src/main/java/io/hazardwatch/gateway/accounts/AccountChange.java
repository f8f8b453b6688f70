package io.hazardwatch.gateway.accounts;

/** What became of a change to a person's account. */
public enum AccountChange {
    DONE,
    /** Somebody has that name. */
    NAME_TAKEN,
    /** The name, or the enterprise, is not {@code [A-Za-z0-9_-]{1,64}}. */
    BAD_NAME,
    /** Shorter than {@link Accounts#PASSWORD_LENGTH_MIN} characters. */
    PASSWORD_TOO_SHORT,
    UNKNOWN_USER
}
