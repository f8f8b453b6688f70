package io.hazardwatch.gateway.api.oidc;

import io.hazardwatch.gateway.accounts.ProviderIdentity;

/**
 * What the identity provider says to be over.
 *
 * @param identity whose sessions; null = not said
 * @param session  the one session at the provider; null = all of that person
 * @param id       of the token, which counts once
 */
public record ProviderLogOut(ProviderIdentity identity, String session, String id) {}
