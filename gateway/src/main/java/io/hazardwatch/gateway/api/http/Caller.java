package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.access.Users;
import io.vertx.ext.web.RoutingContext;

/**
 * The authenticated person behind a request.
 *
 * @param name as it appears in the journal
 * @param enterprise the only enterprise this person sees, or null for all
 * @param version version of the account at log-in; see {@link Users#holds}
 */
public record Caller(String name, Role role, String enterprise, long version) {
    private static final String KEY = "caller";

    /** A person whose account is about to be created or changed. */
    public Caller(String name, Role role, String enterprise) {
        this(name, role, enterprise, 0);
    }

    public static Caller of(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    public void in(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    public boolean sees(String otherEnterprise) {
        return enterprise == null || enterprise.equals(otherEnterprise);
    }

    /** Refuses everything outside the person's enterprise, whether it exists or not. */
    public void requireSight(String otherEnterprise) {
        if (!sees(otherEnterprise)) {
            throw Problem.forbidden("OUTSIDE_ENTERPRISE",
                    "user " + name + " belongs to enterprise " + enterprise + ", not to " + otherEnterprise);
        }
    }

    public void require(Role needed) {
        if (!role.covers(needed)) {
            throw Problem.forbidden("ROLE", "this needs role " + needed + "; user " + name + " has role " + role);
        }
    }
}
