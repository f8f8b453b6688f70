package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.api.http.Problem;

/** Explains to people why an account was not created or changed. */
final class AccountProblem {
    private AccountProblem() {}

    /**
     * Throws a {@link Problem} unless the change was made. A name taken in another enterprise and a reserved name get the same
     * text, so the answer does not reveal who exists elsewhere.
     */
    static void require(AccountChange change) {
        if (change != AccountChange.DONE) {
            throw of(change);
        }
    }

    private static Problem of(AccountChange change) {
        return switch (change) {
            case NAME_TAKEN, NAME_RESERVED -> new Problem(409, "username: this name cannot be used; choose another")
                    .with("reason", "NAME_UNAVAILABLE");
            case BAD_NAME -> new Problem(400, "username: must be 1 to 64 letters A-Z and a-z, digits, hyphens and underscores,"
                    + " beginning with a letter or digit").with("reason", change.name());
            case PASSWORD_TOO_SHORT -> new Problem(400, "password: must have at least 10 characters").with("reason", change.name());
            case PASSWORD_COMMON -> new Problem(400, "password: too easily guessed (well known, a pattern, or the user's name)")
                    .with("reason", change.name());
            case BAD_PIN -> new Problem(400, "pin: must be 6 to 12 digits").with("reason", change.name());
            case PIN_COMMON -> new Problem(400, "pin: too easily guessed (a run, a repetition, or two digits)").with("reason", change.name());
            case PASSWORD_ELSEWHERE -> new Problem(409, "the identity provider keeps the password of this account").with("reason", change.name());
            case UNKNOWN_USER, DONE -> Problem.notFound("no such user");
        };
    }
}
