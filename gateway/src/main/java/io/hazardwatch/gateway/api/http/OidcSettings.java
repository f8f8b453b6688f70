package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.model.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Log-in by an identity provider (OpenID Connect).
 *
 * @param issuer        of the provider, exactly as its tokens say it
 * @param clientId      of this gateway at the provider
 * @param clientSecret  null for a public client, which proves itself by PKCE alone
 * @param certificate   PEM of the authority to trust; null = those of the machine
 * @param name          what the button of the log-in says
 * @param scopes        asked for, with {@code openid}
 * @param groupsClaim   claim of the ID token that lists the groups of a person; dots lead into objects
 * @param skewMillis    how far the two clocks may be apart
 * @param timeoutMillis for each call to the provider, from connecting to the last byte
 * @param groups        what each group may do and see; the first one that a person is in counts
 */
public record OidcSettings(String issuer, String clientId, String clientSecret, Path certificate, Text name, List<String> scopes,
                           String groupsClaim, long skewMillis, long timeoutMillis, List<GroupRights> groups) {
    public OidcSettings {
        scopes = List.copyOf(scopes);
        groups = List.copyOf(groups);
    }

    /** Role and scope of the people of one group. */
    public record GroupRights(String group, Role role, Scope scope) {}

    /** The rights of somebody in those groups; null when none of them has any. */
    public GroupRights rightsOf(List<String> memberships) {
        return groups.stream().filter(each -> memberships.contains(each.group())).findFirst().orElse(null);
    }

    /** Where the provider describes itself. */
    public URI discovery() {
        return URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", client " + clientId + ", " + groups.size() + " groups]";
    }
}
