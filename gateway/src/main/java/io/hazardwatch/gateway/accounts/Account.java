package io.hazardwatch.gateway.accounts;

import java.util.Objects;

/**
 * A stored log-in of a person; immutable, replaced as a whole with every change.
 *
 * @param personId id of the person in room {@code people}; null when the account belongs to no particular person
 */
record Account(User user, PasswordHash password, long createdAt, String personId) {
    /** An account that belongs to no particular person. */
    Account(User user, PasswordHash password, long createdAt) {
        this(user, password, createdAt, null);
    }

    Account with(User changed) {
        return new Account(changed, password, createdAt, personId);
    }

    /** Whether both are equal apart from the version, which counts changes and is not stored. */
    boolean isSameAs(Account other) {
        return createdAt == other.createdAt && Objects.equals(personId, other.personId) && user.withVersion(0)
                .equals(other.user.withVersion(0)) && password.isSameAs(other.password);
    }
}
