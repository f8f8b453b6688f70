package io.hazardwatch.gateway.accounts;

import java.util.Objects;

/**
 * What lets a person in, as kept; replaced whole on every change.
 *
 * @param personId who it is, see room people; null = nobody in particular
 */
record Account(User user, PasswordHash password, long createdAt, String personId) {
    /** An account of nobody in particular. */
    Account(User user, PasswordHash password, long createdAt) {
        this(user, password, createdAt, null);
    }

    Account with(User changed) {
        return new Account(changed, password, createdAt, personId);
    }

    /** Whether nothing changed since {@code other} but who was let in by it. */
    boolean isSameAs(Account other) {
        return createdAt == other.createdAt && Objects.equals(personId, other.personId) && user.withVersion(0)
                .equals(other.user.withVersion(0)) && password.isSameAs(other.password);
    }
}
