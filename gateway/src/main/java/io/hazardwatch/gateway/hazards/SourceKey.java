package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Site;

/** Which hazard source: enterprise, site, and the id in its site file. */
public record SourceKey(String enterprise, String site, String id) {
    /** The key of a hazard source of a site. */
    public static SourceKey of(Site site, HazardSource source) {
        return new SourceKey(site.enterprise(), site.site(), source.id());
    }

    /** From {@link #toString}. */
    public static SourceKey parse(String text) {
        String[] names = text.split("/", 3);
        return new SourceKey(names[0], names[1], names[2]);
    }

    /** {@code enterprise/site/id}. */
    @Override
    public String toString() {
        return enterprise + '/' + site + '/' + id;
    }
}
