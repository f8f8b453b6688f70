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
 */
public record ProviderPerson(ProviderIdentity identity, String shownName, String session, List<String> groups) {}
