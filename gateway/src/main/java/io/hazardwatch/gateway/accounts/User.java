package io.hazardwatch.gateway.accounts;

/**
 * A person's account, without its secret.
 *
 * @param scope   what this person sees
 * @param version changes with every change of password, role or scope and is never reused by a process, so that
 *         sessions opened before the change are recognised; 0 for an account that is not stored yet
 */
public record User(String name, Role role, Scope scope, long version) {
    /** An account that is not stored yet. */
    public User(String name, Role role, Scope scope) {
        this(name, role, scope, 0);
    }

    /** An account of one enterprise, or of all for null, that is not stored yet. */
    public User(String name, Role role, String enterprise) {
        this(name, role, Scope.of(enterprise));
    }

    User withVersion(long present) {
        return new User(name, role, scope, present);
    }
}
