package io.hazardwatch.gateway.accounts;

/**
 * A fresh credential; the only time it is seen.
 *
 * @param username for a device its access token, a secret as well
 * @param shown    what lists show of it and what revokes it
 */
public record IssuedCredential(String username, String password, String shown) {
    @Override
    public String toString() {
        return "IssuedCredential[" + shown + ']';
    }
}
