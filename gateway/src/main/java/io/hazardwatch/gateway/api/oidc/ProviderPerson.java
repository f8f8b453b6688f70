package io.hazardwatch.gateway.api.oidc;

import io.hazardwatch.gateway.accounts.ProviderIdentity;
import java.util.List;

/**
 * Who logged in at the identity provider, as a checked ID token says.
 *
 * @param identity  by which the person is known
 * @param shownName what the provider calls the person; may be null, and proves nothing
 * @param session   at the provider; may be null
 * @param groups    may be empty
 * @param authenticatedAt when the person last gave a secret there, ms since the epoch; 0 = the provider does not say
 */
public record ProviderPerson(ProviderIdentity identity, String shownName, String session, List<String> groups, long authenticatedAt) {}
