package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.PresentReadings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rules over the plants of all sites. The same readings and times give the same judgements. One thread. */
public final class PlantWatch {
    private final Map<String, SitePlantWatch> sites = new LinkedHashMap<>();
    private final Map<String, StoredSum> stored = new HashMap<>();
    private final PresentReadings present = new PresentReadings();
    private Registry configured;
    private boolean isRestored;

    /** Follows a new configuration; what did not change goes on with its past. */
    public void configure(Registry registry) {
        if (registry == configured) {
            return;
        }
        configured = registry;
        sums().forEach(sum -> stored.put(sum.key(), sum));
        Map<String, SitePlantWatch> before = new HashMap<>(sites);
        sites.clear();
        for (Site site : registry.sites()) {
            if (!site.plant().isEmpty()) {
                String name = site.enterprise() + '/' + site.site();
                sites.put(name, new SitePlantWatch(site, registry, before.get(name), stored));
            }
        }
    }

    /** Takes over what was counted before a restart. Until then no sum is said to be within what is permitted. */
    public void restore(List<StoredSum> sums) {
        sums.forEach(sum -> stored.put(sum.key(), sum));
        sites.values().forEach(site -> site.restore(stored));
        isRestored = true;
    }

    /**
     * Looks at the newest readings; once a second.
     *
     * @param last the newest reading of a point, or null
     * @param past what points read while nobody looked
     */
    public List<PlantJudgement> look(Function<PointId, Reading> last, PastValues past, long nowMillis) {
        List<PlantJudgement> all = new ArrayList<>();
        SiteReadings readings = new SiteReadings(configured, last, present, nowMillis);
        sites.values().forEach(site -> site.look(readings, past, isRestored, all));
        return all;
    }

    /** What is counted at present, to be stored. */
    public List<StoredSum> sums() {
        return sites.values().stream().flatMap(site -> site.sums().stream()).toList();
    }
}
