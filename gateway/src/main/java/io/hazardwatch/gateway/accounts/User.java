package io.hazardwatch.gateway.accounts;

/**
 * A person's account, without its secret.
 *
 * @param enterprise the only enterprise this person sees, or null for all
 * @param version    told anew with every change of password, role or enterprise, and never used twice by a process, so that
 *                   who was let in by an older state of the account can be told; 0 for an account that is yet to be made
 */
public record User(String name, Role role, String enterprise, long version) {
    /** An account that is yet to be made. */
    public User(String name, Role role, String enterprise) {
        this(name, role, enterprise, 0);
    }

    User withVersion(long present) {
        return new User(name, role, enterprise, present);
    }
}
