package io.hazardwatch.gateway.accounts;

/** Result of a change to a person's account. */
public enum AccountChange {
    DONE,
    /** Another account has that name, or one that differs only in case. */
    NAME_TAKEN,
    /** The name could be taken for the gateway or a part of it. */
    NAME_RESERVED,
    /** Not {@code [A-Za-z0-9][A-Za-z0-9_-]{0,63}}, or the enterprise not {@code [A-Za-z0-9_-]{1,64}}. */
    BAD_NAME,
    /** Shorter than ten characters. */
    PASSWORD_TOO_SHORT,
    /** A commonly guessed password, a simple pattern, or little more than the user's name. */
    PASSWORD_COMMON,
    /** A PIN that is not 6 to 12 digits. */
    BAD_PIN,
    /** A PIN of those that are tried first: a run, a repetition, two digits. */
    PIN_COMMON,
    /** The password is kept by an identity provider. */
    PASSWORD_ELSEWHERE,
    UNKNOWN_USER
}
