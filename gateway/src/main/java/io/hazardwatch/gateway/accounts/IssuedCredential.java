package io.hazardwatch.gateway.accounts;

/**
 * A new credential with its secrets; only their hashes are stored, so they are shown once.
 *
 * @param username for a device its access token, which is a secret as well
 * @param shown    what lists show, and what identifies it for revocation
 */
public record IssuedCredential(String username, String password, String shown) {
    @Override
    public String toString() {
        return "IssuedCredential[" + shown + ']';
    }
}
