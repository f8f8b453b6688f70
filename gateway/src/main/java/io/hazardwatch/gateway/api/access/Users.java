package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.http.Caller;

/** Who may log in. */
public interface Users {
    /**
     * Who that is, or null when name or password is wrong; takes equally long for both. Slow on purpose (password hashing):
     * worker threads only.
     */
    Caller authenticate(String name, String password);

    /**
     * Whether the account still is what it was when {@code caller} was let in: not removed, and with the same password, role
     * and enterprise. Any thread, from memory.
     */
    boolean holds(Caller caller);

    /** The account of that name as it is at present, or null. Any thread, from memory. */
    Caller known(String name);

    /**
     * What a browser keeps to be known again as one that this person logged in with; worthless once the password changes. Any
     * thread, from memory.
     */
    String browserProof(Caller caller);

    /** Whether {@code proof} was made for that user and the present password. Any thread, from memory. */
    boolean isBrowserOf(String name, String proof);
}
