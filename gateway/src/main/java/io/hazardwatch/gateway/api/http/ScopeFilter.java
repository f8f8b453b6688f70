package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.ext.web.RoutingContext;

/**
 * What of the plants a list, a feed or an export shows: what the caller sees, narrowed to one enterprise if asked.
 *
 * @param enterprise the only enterprise asked for; null = whatever the caller sees
 */
public record ScopeFilter(Caller caller, String enterprise) {
    /** Reads {@code ?enterprise=}, and answers 404 for one of which the caller sees nothing. */
    public static ScopeFilter of(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String asked = new Query(ctx).name("enterprise");
        if (asked != null) {
            caller.requireSightOfPart(asked);
        }
        return new ScopeFilter(caller, asked);
    }

    /** Whether it shows a site; {@code site} null asks for what concerns the whole enterprise. */
    public boolean shows(String ofEnterprise, String site) {
        return (enterprise == null || enterprise.equals(ofEnterprise)) && caller.sees(ofEnterprise, site);
    }

    /** Whether it shows a point. */
    public boolean shows(PointId point) {
        return shows(point.enterprise(), point.site());
    }

    /** Whether it shows a site. */
    public boolean shows(Site site) {
        return shows(site.enterprise(), site.site());
    }

    /** The only enterprise of which anything is shown; null = there may be several. */
    public String narrowing() {
        return enterprise == null ? caller.scope().enterprise() : enterprise;
    }

    /** Whether everything of {@link #narrowing} is shown, so that nothing else needs to be sorted out. */
    public boolean isExact() {
        return caller.scope().isPlain();
    }
}
