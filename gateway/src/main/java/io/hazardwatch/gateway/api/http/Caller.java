package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.access.Users;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Whether the person sees everything, of whatever enterprise. */
    public boolean seesAll() {
        return enterprise == null;
    }

    /** Refuses unless the person sees everything; {@code why} says what concerns more than one enterprise. */
    public void requireSightOfAll(String why) {
        if (!seesAll()) {
            throw Problem.forbidden("OUTSIDE_ENTERPRISE", why + "; user " + name + " belongs to enterprise " + enterprise);
        }
    }

    /** Refuses everything outside the person's enterprise, whether it exists or not. */
    public void requireSight(String otherEnterprise) {
        if (!sees(otherEnterprise)) {
            throw Problem.forbidden("OUTSIDE_ENTERPRISE",
                    "user " + name + " belongs to enterprise " + enterprise + ", not to " + otherEnterprise);
        }
    }

    /** Whether the person's role grants that. */
    public boolean may(Capability capability) {
        return role.grants(capability);
    }

    /** Refuses what the person's role does not grant. */
    public void require(Capability needed) {
        requireAny(EnumSet.of(needed));
    }

    /** Refuses unless the person's role grants one of those. */
    public void requireAny(Set<Capability> enough) {
        if (enough.stream().noneMatch(this::may)) {
            String asked = enough.stream().map(Capability::name).sorted().collect(Collectors.joining(" or "));
            throw Problem.forbidden("ROLE", "this needs the right " + asked + "; user " + name + " has role " + role).with("right", asked);
        }
    }
}
