package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.signing.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A stored log-in of a person; immutable, replaced as a whole with every change.
 *
 * @param personId who it is, see room people; null = nobody in particular
 * @param pin      by which the owner answers roll calls and signs; null = none was set yet
 * @param identity who it is at an identity provider; null = the password here lets in
 */
record Account(User user, PasswordHash password, long createdAt, String personId, PasswordHash pin, ProviderIdentity identity) {
    private static final String PURPOSE = "state of an account";

    /** An account of nobody in particular. */
    Account(User user, PasswordHash password, long createdAt) {
        this(user, password, createdAt, null, null, null);
    }

    Account with(User changed) {
        return new Account(changed, password, createdAt, personId, pin, identity);
    }

    Account with(PasswordHash changed) {
        return new Account(user, changed, createdAt, personId, pin, identity);
    }

    Account of(String changed) {
        return new Account(user, password, createdAt, changed, pin, identity);
    }

    Account withPin(PasswordHash changed) {
        return new Account(user, password, createdAt, personId, changed, identity);
    }

    /** Whether both are equal apart from the version, which counts changes and is not stored; false for null. */
    boolean isSameAs(Account other) {
        return other != null && createdAt == other.createdAt && Objects.equals(personId, other.personId) && user.withVersion(0)
                .equals(other.user.withVersion(0)) && password.isSameAs(other.password) && isSamePin(other.pin)
                && Objects.equals(identity, other.identity);
    }

    /** A text that changes with the password, the role and the scope; tells nothing about any of them. */
    String state() {
        Scope scope = user.scope();
        byte[] rights = (PURPOSE + '\0' + user.name() + '\0' + user.role() + '\0' + scope.enterprise()
                + (scope.isPlain() ? "" : '\0' + scope.stored())).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hmac.of(Hmac.SHA256, password.hash(), rights));
    }

    private boolean isSamePin(PasswordHash other) {
        return pin == null || other == null ? pin == other : pin.isSameAs(other);
    }
}
