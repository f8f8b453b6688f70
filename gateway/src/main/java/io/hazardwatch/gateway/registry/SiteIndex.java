package io.hazardwatch.gateway.registry;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Finds sites by name in whatever registry is in force. Any thread. */
public final class SiteIndex {
    private record Table(Registry registry, Map<String, Site> sites) {}

    private final Supplier<Registry> registry;
    private volatile Table table = new Table(null, Map.of());

    public SiteIndex(Supplier<Registry> registry) {
        this.registry = registry;
    }

    public Registry registry() {
        return registry.get();
    }

    /** The site, or null when it is not configured. */
    public Site site(String enterprise, String site) {
        Registry present = registry.get();
        Table known = table;
        if (known.registry() != present) {
            known = tableOf(present);
            table = known;
        }
        return known.sites().get(enterprise + '/' + site);
    }

    /** The site's time zone; UTC for a site that is not configured any more. */
    public ZoneId zone(String enterprise, String site) {
        Site found = site(enterprise, site);
        return found == null ? ZoneOffset.UTC : found.timezone();
    }

    public boolean hasEnterprise(String enterprise) {
        return registry.get().sites().stream().anyMatch(site -> site.enterprise().equals(enterprise));
    }

    private static Table tableOf(Registry registry) {
        Map<String, Site> sites = new HashMap<>();
        registry.sites().forEach(site -> sites.put(site.enterprise() + '/' + site.site(), site));
        return new Table(registry, sites);
    }
}
