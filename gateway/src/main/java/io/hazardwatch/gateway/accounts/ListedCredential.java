package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.RefusedLogIns;

/**
 * A credential without its secrets, for lists.
 *
 * @param shown     user name of an enterprise's credential; the first characters of a device's access token
 * @param createdAt ms since the epoch
 * @param refused   refused log-ins with its user name since the start
 * @param endsAt    end of its newest certificate, ms since the epoch; 0 if it has a password or a token
 */
public record ListedCredential(String shown, Credential credential, long createdAt, RefusedLogIns refused, long endsAt) {
    /** One with a password or a token. */
    public ListedCredential(String shown, Credential credential, long createdAt, RefusedLogIns refused) {
        this(shown, credential, createdAt, refused, 0);
    }
}
