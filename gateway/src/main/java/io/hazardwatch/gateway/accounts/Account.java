package io.hazardwatch.gateway.accounts;

import java.util.Objects;

/**
 * A stored log-in of a person; immutable, replaced as a whole with every change.
 *
 * @param personId who it is, see room people; null = nobody in particular
 * @param pin      by which the owner answers roll calls and signs; null = none was set yet
 */
record Account(User user, PasswordHash password, long createdAt, String personId, PasswordHash pin) {
    /** An account of nobody in particular. */
    Account(User user, PasswordHash password, long createdAt) {
        this(user, password, createdAt, null, null);
    }

    Account with(User changed) {
        return new Account(changed, password, createdAt, personId, pin);
    }

    Account with(PasswordHash changed) {
        return new Account(user, changed, createdAt, personId, pin);
    }

    Account of(String changed) {
        return new Account(user, password, createdAt, changed, pin);
    }

    Account withPin(PasswordHash changed) {
        return new Account(user, password, createdAt, personId, changed);
    }

    /** Whether both are equal apart from the version, which counts changes and is not stored. */
    boolean isSameAs(Account other) {
        return createdAt == other.createdAt && Objects.equals(personId, other.personId) && user.withVersion(0)
                .equals(other.user.withVersion(0)) && password.isSameAs(other.password) && isSamePin(other.pin);
    }

    private boolean isSamePin(PasswordHash other) {
        return pin == null || other == null ? pin == other : pin.isSameAs(other);
    }
}
