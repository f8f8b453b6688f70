package io.hazardwatch.gateway.api;

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
}
