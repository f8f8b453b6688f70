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
 */
public record AccessSettings(int logDays, long lookIdleMillis, long changeIdleMillis) {
    /** The least that the access log is kept. */
    public static final int LOG_DAYS_MIN = 180;
    /** What holds if nothing is set. */
    public static final AccessSettings STANDARD = new AccessSettings(LOG_DAYS_MIN, 12 * 3_600_000L, 30 * 60_000L);

    private static final Set<Capability> LOOK = EnumSet.of(Capability.OWN_ACCOUNT, Capability.READ, Capability.READ_JOURNAL,
            Capability.READ_ACCESS_LOG, Capability.EXPORT);

    /** Time without use after which a session of that role ends, in ms. */
    public long idleMillis(Role role) {
        return LOOK.containsAll(role.granted()) ? lookIdleMillis : changeIdleMillis;
    }
}
