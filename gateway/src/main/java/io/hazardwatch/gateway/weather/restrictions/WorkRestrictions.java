package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/** The port to ask before work is permitted, and while it goes on. From memory, any thread. */
public interface WorkRestrictions {
    /** Everything that holds at the sites where anything is known to hold or a station measures. */
    List<SiteRestrictions> all();

    /** What holds at a site; without restrictions, readings and tightened rules if nothing is known there. */
    default SiteRestrictions of(SiteName site) {
        return all().stream().filter(each -> each.site().equals(site)).findFirst()
                .orElseGet(() -> new SiteRestrictions(site, List.of(), List.of(), List.of(), List.of()));
    }

    /** Why that work may not be done at a site, or cannot be said to be safe; empty if nothing is against it as far as is known. */
    default List<Restriction> against(SiteName site, RestrictedWork work) {
        return of(site).restrictions().stream().filter(each -> each.rule().work() == work).toList();
    }
}
