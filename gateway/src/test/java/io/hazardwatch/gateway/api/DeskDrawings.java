package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.plant.SiteDrawings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Drawings of sites, in memory. */
final class DeskDrawings implements SiteDrawings {
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    @Override
    public boolean has(String enterprise, String site) {
        return kept.containsKey(enterprise + '/' + site);
    }

    @Override
    public String find(String enterprise, String site) {
        return kept.get(enterprise + '/' + site);
    }

    @Override
    public void put(String enterprise, String site, String svg) {
        if (svg == null) {
            kept.remove(enterprise + '/' + site);
        } else {
            kept.put(enterprise + '/' + site, svg);
        }
    }
}
