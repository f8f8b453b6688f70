package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The authenticated person behind a request, with the one answer to what that person may do and see.
 *
 * @param name as it appears in the journal
 * @param rights what may be done: all that the role grants, or less by a key
 * @param sites the configured sites, by which a scope of areas or kinds is decided; null = unknown, so that such a scope shows nothing
 * @param version version of the account at log-in; see {@link Users#holds}
 */
public record Caller(String name, Role role, Set<Capability> rights, Scope scope, SiteIndex sites, long version) {
    private static final String KEY = "caller";

    /** A person with all rights of the role. */
    public Caller(String name, Role role, Scope scope, SiteIndex sites, long version) {
        this(name, role, role.granted(), scope, sites, version);
    }

    /** A person whose account is about to be created or changed. */
    public Caller(String name, Role role, Scope scope) {
        this(name, role, scope, null, 0);
    }

    /** A person of one enterprise, or of all for null. */
    public Caller(String name, Role role, String enterprise) {
        this(name, role, Scope.of(enterprise));
    }

    public static Caller of(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    public void in(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    /** Whether the person sees everything, of whatever enterprise. */
    public boolean seesAll() {
        return scope.isAll();
    }

    /** Whether the person sees all of an enterprise: what concerns the whole of it is shown to nobody else. */
    public boolean sees(String enterprise) {
        if (scope.isPlain()) {
            return seesAll() || scope.enterprise().equals(enterprise);
        }
        List<Site> its = sitesOf(enterprise);
        return !its.isEmpty() && its.stream().allMatch(scope::includes);
    }

    /** Whether the person sees anything of an enterprise. */
    public boolean seesPartOf(String enterprise) {
        return scope.isPlain() ? sees(enterprise) : sitesOf(enterprise).stream().anyMatch(scope::includes);
    }

    private List<Site> sitesOf(String enterprise) {
        return sites == null ? List.of() : sites.registry().sites().stream().filter(site -> site.enterprise().equals(enterprise)).toList();
    }

    /** Whether the person sees a site; {@code site} null asks for the whole enterprise. */
    public boolean sees(String enterprise, String site) {
        if (site == null || scope.isPlain()) {
            return sees(enterprise);
        }
        if (!scope.needsSites()) {
            return scope.includesName(enterprise, site);
        }
        Site configured = sites == null ? null : sites.site(enterprise, site);
        return configured != null && scope.includes(configured);
    }

    /** Whether the person sees a point. */
    public boolean sees(PointId point) {
        return sees(point.enterprise(), point.site());
    }

    /** Refuses unless the person sees everything; {@code why} says what concerns more than one enterprise. */
    public void requireSightOfAll(String why) {
        if (!seesAll()) {
            throw Problem.forbidden("OUTSIDE_ENTERPRISE", why + "; user " + name + " sees " + scope);
        }
    }

    /** Answers 404 for an enterprise that the person does not see all of, whether it exists or not. */
    public void requireSight(String enterprise) {
        requireSight(enterprise, null);
    }

    /** Answers 404 for a site outside of the scope, whether it exists or not; {@code site} null asks for the whole enterprise. */
    public void requireSight(String enterprise, String site) {
        if (!sees(enterprise, site)) {
            throw Problem.outsideScope();
        }
    }

    /** Answers 404 for a point outside of the scope, whether it exists or not. */
    public void requireSight(PointId point) {
        requireSight(point.enterprise(), point.site());
    }

    /** Answers 404 for an enterprise of which the person sees nothing, whether it exists or not. */
    public void requireSightOfPart(String enterprise) {
        if (!seesPartOf(enterprise)) {
            throw Problem.outsideScope();
        }
    }

    /** Answers 404 for the alarm of that id if its site is outside of the scope, whether it exists or not. */
    public void requireSightOfAlarm(String id) {
        String[] names = id.split("\\.", 3);
        requireSight(names[0], names.length > 1 ? names[1] : null);
    }

    /** Whether the person, or the key that acts for the person, has that right. */
    public boolean may(Capability capability) {
        return rights.contains(capability);
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
