package io.hazardwatch.gateway.api;

/** People's accounts; slow on purpose (password hashing), called on worker threads only. */
@FunctionalInterface
public interface Users {
    /** Who that is, or null when name or password is wrong; takes equally long for both. */
    Caller authenticate(String name, String password);
}
