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
 * @param threeAdministrators whether a system, a security and an audit administrator share what ADMIN may do
 */
public record AccessSettings(int logDays, long lookIdleMillis, long changeIdleMillis, OidcSettings oidc, Set<Role> secondFactor,
                             boolean threeAdministrators) {
    /** The least that the access log is kept. */
    public static final int LOG_DAYS_MIN = 180;
    /** What holds if nothing is set. */
    public static final AccessSettings STANDARD = new AccessSettings(LOG_DAYS_MIN, 12 * 3_600_000L, 30 * 60_000L, null, Set.of(), false);

    private static final Set<Capability> LOOK = EnumSet.of(Capability.OWN_ACCOUNT, Capability.READ, Capability.READ_JOURNAL,
            Capability.READ_ACCESS_LOG, Capability.EXPORT);

    /** These settings with an identity provider; null for none. */
    public AccessSettings with(OidcSettings other) {
        return new AccessSettings(logDays, lookIdleMillis, changeIdleMillis, other, secondFactor, threeAdministrators);
    }

    /** These settings with other roles that need a second factor. */
    public AccessSettings with(Set<Role> roles) {
        return new AccessSettings(logDays, lookIdleMillis, changeIdleMillis, oidc, roles, threeAdministrators);
    }

    /** These settings with what ADMIN may do split between three administrators. */
    public AccessSettings split() {
        return new AccessSettings(logDays, lookIdleMillis, changeIdleMillis, oidc, secondFactor, true);
    }

    /** The role of the account that a first start makes: who can make all others. */
    public Role firstRole() {
        return threeAdministrators ? Role.SECURITY_ADMIN : Role.ADMIN;
    }

    /** The role of the account for emergencies; with three administrators it does the work of none of them. */
    public Role emergencyRole() {
        return threeAdministrators ? Role.SUPERVISOR : Role.ADMIN;
    }

    /** Time without use after which a session of that role ends, in ms. */
    public long idleMillis(Role role) {
        return LOOK.containsAll(role.granted()) ? lookIdleMillis : changeIdleMillis;
    }
}
