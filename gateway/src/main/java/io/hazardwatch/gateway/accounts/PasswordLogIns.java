package io.hazardwatch.gateway.accounts;

/** Checks the secrets of people, slowly for the first time and fast for what was right before. Any thread that may block. */
final class PasswordLogIns {
    private final VerifiedLogins verified = new VerifiedLogins();
    private final PasswordHash nobody;

    /** @param iterations what a check for an unknown name costs, so that names cannot be probed */
    PasswordLogIns(int iterations) {
        nobody = PasswordHash.ofNobody(iterations);
    }

    /** Whether that is the password of the account; false for a null account, after as long. */
    boolean isRight(Account account, String name, String password) {
        if (name == null || password == null || password.isEmpty() || UserNames.isGateway(name)) {
            return false;
        }
        if (verified.knows(account, name, password)) {
            return true;
        }
        boolean isPassword = account != null && account.identity() == null;
        boolean isRight = (isPassword ? account.password() : nobody).matches(password) && isPassword;
        if (isRight) {
            verified.remember(account, password);
        }
        return isRight;
    }
}
