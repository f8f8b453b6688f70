package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what is registered and not watched. Created for one answer; reads through the whole registry, so on a worker thread. */
final class CoverageScan {
    private final Registry registry;
    private final LastReading lastReading;
    private final Collection<DutyNow> posts;
    private final Set<PointId> unruled;
    private final Set<String> taken;
    private final Predicate<SourceKey> isUnassessed;
    private final long nowMillis;
    private final List<BlindSpot> gaps = new ArrayList<>();

    /**
     * What it is found from.
     *
     * @param posts   as they are staffed at present
     * @param unruled points that no rule judges
     * @param taken   alarms that a called person has taken, by id
     * @param isUnassessed whether a hazard source is known to have no assessment
     */
    CoverageScan(Registry registry, LastReading lastReading, Collection<DutyNow> posts, Set<PointId> unruled, Set<String> taken,
                 Predicate<SourceKey> isUnassessed, long nowMillis) {
        this.registry = registry;
        this.lastReading = lastReading;
        this.posts = List.copyOf(posts);
        this.unruled = unruled;
        this.taken = taken;
        this.isUnassessed = isUnassessed;
        this.nowMillis = nowMillis;
    }

    /**
     * All gaps in the order of the configuration.
     *
     * @param shown which sites to look at
     */
    List<BlindSpot> gaps(Predicate<Site> shown, Collection<Alarm> open) {
        Map<String, List<Alarm>> alarms = new HashMap<>();
        open.forEach(alarm -> alarms.computeIfAbsent(keyOf(alarm.point().enterprise(), alarm.point().site()), key -> new ArrayList<>()).add(alarm));
        registry.sites().stream().filter(shown)
                .forEach(site -> visit(site, alarms.getOrDefault(keyOf(site.enterprise(), site.site()), List.of())));
        return gaps;
    }

    private static String keyOf(String enterprise, String site) {
        return enterprise + '/' + site;
    }

    private void visit(Site site, List<Alarm> open) {
        site.devices().forEach(device -> visit(site, device));
        boolean isStaffed = posts.stream().anyMatch(post -> post.post().covers(site.enterprise(), site.site()) && !post.responsible().isEmpty());
        if (!isStaffed) {
            add(BlindSpot.Kind.NO_DUTY, site, "", site.name(), 0);
            open.stream().filter(this::isUnowned).forEach(alarm -> add(BlindSpot.Kind.NO_OWNER, site, alarm.id(), alarm.name(), alarm.raisedAt()));
        }
        for (HazardSource source : site.hazardSources()) {
            List<String> missing = missing(source.inCharge());
            if (!missing.isEmpty()) {
                gaps.add(new BlindSpot(BlindSpot.Kind.PERSONS_MISSING, site, source.id(), source.name(), 0, missing));
            }
            if (isUnassessed.test(SourceKey.of(site, source))) {
                add(BlindSpot.Kind.NOT_ASSESSED, site, source.id(), source.name(), 0);
            }
        }
    }

    private boolean isUnowned(Alarm alarm) {
        return !alarm.isSuppressed() && !alarm.state().isAcked() && !taken.contains(alarm.id());
    }

    private void visit(Site site, Device device) {
        List<Reading> last = device.points().stream().map(lastReading::of).toList();
        if (last.stream().allMatch(reading -> reading == null)) {
            add(BlindSpot.Kind.NEVER_CONNECTED, site, device.id().device(), Text.of(device.id().device()), 0);
            return;
        }
        for (int i = 0; i < last.size(); i++) {
            visit(site, device.points().get(i), last.get(i));
        }
    }

    private void visit(Site site, Point point, Reading last) {
        String subject = point.id().device() + '/' + point.id().point();
        if (last == null || point.staleAfterMillis() > 0 && nowMillis - last.arrivalMillis() > point.staleAfterMillis()) {
            add(BlindSpot.Kind.NO_DATA, site, subject, point.name(), last == null ? 0 : last.arrivalMillis());
        } else if (unruled.contains(point.id())) {
            add(BlindSpot.Kind.NO_RULE, site, subject, point.name(), 0);
        }
    }

    private static List<String> missing(PersonsInCharge named) {
        List<String> missing = new ArrayList<>();
        if (named == null || isBlank(named.principal())) {
            missing.add("principal");
        }
        if (named == null || isBlank(named.technical())) {
            missing.add("technical");
        }
        if (named == null || isBlank(named.operational())) {
            missing.add("operational");
        }
        return missing;
    }

    private static boolean isBlank(String person) {
        return person == null || person.isBlank();
    }

    private void add(BlindSpot.Kind kind, Site site, String subject, Text name, long sinceMillis) {
        gaps.add(new BlindSpot(kind, site, subject, name, sinceMillis, List.of()));
    }
}
