package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * Settings of access.
 *
 * @param logDays          how long the access log is kept
 * @param lookIdleMillis   time without use after which the session of a role that may only look ends
 * @param changeIdleMillis the same for a role that may change something
 * @param oidc log-in by an identity provider; null = by password alone
 * @param secondFactor roles whose people need a second factor to log in by password
 */
public record AccessSettings(int logDays, long lookIdleMillis, long changeIdleMillis, OidcSettings oidc, Set<Role> secondFactor) {
    /** The least that the access log is kept. */
    public static final int LOG_DAYS_MIN = 180;
    /** What holds if nothing is set. */
    public static final AccessSettings STANDARD = new AccessSettings(LOG_DAYS_MIN, 12 * 3_600_000L, 30 * 60_000L, null, Set.of());

    private static final Set<Capability> LOOK = EnumSet.of(Capability.OWN_ACCOUNT, Capability.READ, Capability.READ_JOURNAL,
            Capability.READ_ACCESS_LOG, Capability.EXPORT);

    /** These settings with an identity provider; null for none. */
    public AccessSettings with(OidcSettings other) {
        return new AccessSettings(logDays, lookIdleMillis, changeIdleMillis, other, secondFactor);
    }

    /** These settings with other roles that need a second factor. */
    public AccessSettings with(Set<Role> roles) {
        return new AccessSettings(logDays, lookIdleMillis, changeIdleMillis, oidc, roles);
    }

    /** Time without use after which a session of that role ends, in ms. */
    public long idleMillis(Role role) {
        return LOOK.containsAll(role.granted()) ? lookIdleMillis : changeIdleMillis;
    }
}
