package io.hazardwatch.gateway.api.oidc;

/** The identity provider did not answer, or not as one. */
public final class ProviderAway extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderAway(String why) {
        super(why);
    }
}
