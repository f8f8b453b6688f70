package io.hazardwatch.gateway.accounts;

/** What became of a change to a person's account. */
public enum AccountChange {
    DONE,
    /** Somebody has that name, or one that differs from it by case only. */
    NAME_TAKEN,
    /** A name by which the gateway or a part of it could be meant. */
    NAME_RESERVED,
    /** Not {@code [A-Za-z0-9][A-Za-z0-9_-]{0,63}}, or the enterprise not {@code [A-Za-z0-9_-]{1,64}}. */
    BAD_NAME,
    /** Shorter than ten characters. */
    PASSWORD_TOO_SHORT,
    /** One of those that are tried first, a pattern, or little more than the user's name. */
    PASSWORD_COMMON,
    UNKNOWN_USER
}
