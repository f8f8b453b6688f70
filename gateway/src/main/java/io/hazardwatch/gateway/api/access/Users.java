package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.http.Caller;

/** Accounts that may log in. */
public interface Users {
    /**
     * Checks a name and password. Takes equally long for both kinds of failure. Slow on purpose (password hashing): worker
     * threads only.
     *
     * @return the person, or null if name or password is wrong
     */
    Caller authenticate(String name, String password);

    /**
     * Checks the secret by which somebody signs or answers a roll call: the PIN once one was set, the password until then. As
     * slow as {@link #authenticate}: worker threads only.
     *
     * @return the person, or null if name or secret is wrong
     */
    Caller authenticateSigner(String name, String secret);

    /** Whether a PIN was set. Any thread, from memory. */
    boolean hasPin(String name);

    /**
     * Whether the account is unchanged since {@code caller} was admitted: not removed, and with the same password, role and
     * enterprise. Any thread, from memory.
     */
    boolean holds(Caller caller);

    /**
     * A text that changes with the password, the role and the enterprise of an account and is the same after a restart; empty when there is
     * no such account. Any thread, from memory.
     */
    String stateOf(Caller caller);

    /** The present account of that name, or null. Any thread, from memory. */
    Caller known(String name);

    /**
     * A proof that this person logged in with a browser, for the browser to keep; void once the password changes. Any thread,
     * from memory.
     */
    String browserProof(Caller caller);

    /** Whether {@code proof} was issued for that user and the present password. Any thread, from memory. */
    boolean isBrowserOf(String name, String proof);
}
