package io.hazardwatch.gateway.api.position;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A site of which nobody signed in to a position sees everything.
 *
 * @param priorities the priorities that no staffed position shows there
 * @param open       open alarms of these priorities
 * @param unacked    those of them that nobody has acknowledged
 */
public record UnwatchedSite(Site site, List<Priority> priorities, int open, int unacked) {
    /** Sites that staffed positions leave to nobody; none while no position is configured, because then everybody looks at everything. */
    public static List<UnwatchedSite> of(List<OperatingPosition> positions, Set<String> staffed, Collection<Site> sites, List<Alarm> open) {
        if (positions.isEmpty()) {
            return List.of();
        }
        List<OperatingPosition> taken = positions.stream().filter(position -> staffed.contains(position.id())).toList();
        Map<String, List<Alarm>> bySite = new HashMap<>();
        open.forEach(alarm -> bySite.computeIfAbsent(key(alarm.point().enterprise(), alarm.point().site()), unused -> new ArrayList<>()).add(alarm));
        List<UnwatchedSite> found = new ArrayList<>();
        for (Site site : sites) {
            List<Priority> left = List.of(Priority.values()).stream().filter(priority -> taken.stream().noneMatch(position ->
                    position.covers(site.enterprise(), site.site()) && position.profile().priorities().contains(priority))).toList();
            if (!left.isEmpty()) {
                List<Alarm> alarms = bySite.getOrDefault(key(site.enterprise(), site.site()), List.of()).stream()
                        .filter(alarm -> !alarm.isSuppressed() && left.contains(alarm.priority())).toList();
                found.add(new UnwatchedSite(site, left, alarms.size(), (int) alarms.stream().filter(alarm -> !alarm.state().isAcked()).count()));
            }
        }
        return found;
    }

    private static String key(String enterprise, String site) {
        return enterprise + '/' + site;
    }
}
