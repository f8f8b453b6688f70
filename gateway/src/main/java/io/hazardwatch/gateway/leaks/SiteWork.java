package io.hazardwatch.gateway.leaks;

import java.util.List;

/** The special work that goes on at a site. From memory, any thread. */
@FunctionalInterface
public interface SiteWork {
    /** Nothing is known of any work. */
    SiteWork NONE = (enterprise, site) -> List.of();

    List<NearbyWork> at(String enterprise, String site);
}
