package io.hazardwatch.gateway.api.oidc;

/** A token or an answer of the identity provider that proves nothing; the message says why, without the token. */
public final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1L;

    TokenRefused(String why) {
        super(why);
    }
}
