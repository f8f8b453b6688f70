package io.hazardwatch.gateway.accounts;

/**
 * A person's account, without its secret.
 *
 * @param enterprise the only enterprise this person sees; null for all
 * @param version    changes with every change of password, role or enterprise and is never reused by a process, so that
 *         sessions opened before the change are recognised; 0 for an account that is not stored yet
 */
public record User(String name, Role role, String enterprise, long version) {
    /** An account that is not stored yet. */
    public User(String name, Role role, String enterprise) {
        this(name, role, enterprise, 0);
    }

    User withVersion(long present) {
        return new User(name, role, enterprise, present);
    }
}
