package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a new configuration changes, site by site, for the journal. Pure. */
final class SiteChanges {
    /** Most points named in one note; of the others only the number is told. */
    private static final int NAMED_MAX = 20;

    private SiteChanges() {}

    /** One note for each site that {@code mine} accepts and that is not what it was. */
    static List<Note> between(Registry before, Registry after, Predicate<Site> mine, long nowMillis) {
        Map<String, Site> old = new HashMap<>();
        before.sites().stream().filter(mine).forEach(site -> old.put(nameOf(site), site));
        List<Note> notes = new ArrayList<>();
        for (Site site : after.sites()) {
            if (mine.test(site)) {
                Site known = old.remove(nameOf(site));
                if (known == null || !isSame(known, site)) {
                    notes.add(note(site, known == null ? "site added" : describe(known, site), nowMillis));
                }
            }
        }
        old.values().forEach(site -> notes.add(note(site, "site removed", nowMillis)));
        return notes;
    }

    /** By what is configured, not by tables made of it. */
    private static boolean isSame(Site one, Site other) {
        return points(one).equals(points(other)) && one.rules().equals(other.rules())
                && one.hazardSources().equals(other.hazardSources()) && one.name().equals(other.name())
                && one.timezone().equals(other.timezone()) && one.kind().equals(other.kind());
    }

    private static String nameOf(Site site) {
        return site.enterprise() + '/' + site.site();
    }

    private static Note note(Site site, String what, long nowMillis) {
        return new Note(TransitionType.CONFIG, site.enterprise(), site.site(), Transition.SYSTEM, what, nowMillis);
    }

    private static String describe(Site before, Site after) {
        Map<PointId, Point> old = points(before);
        Map<PointId, Point> present = points(after);
        TreeSet<String> changes = new TreeSet<>();
        present.forEach((id, point) -> {
            Point known = old.get(id);
            if (!Objects.equals(known, point)) {
                changes.add((known == null ? "added " : "changed ") + id.device() + '/' + id.point());
            }
        });
        old.keySet().stream().filter(id -> !present.containsKey(id))
                .forEach(id -> changes.add("removed " + id.device() + '/' + id.point()));
        if (changes.isEmpty()) {
            return "site changed";
        }
        String named = String.join(", ", changes.stream().limit(NAMED_MAX).toList());
        return changes.size() > NAMED_MAX ? named + " and " + (changes.size() - NAMED_MAX) + " more" : named;
    }

    private static Map<PointId, Point> points(Site site) {
        Map<PointId, Point> points = new HashMap<>();
        site.devices().forEach(device -> device.points().forEach(point -> points.put(point.id(), point)));
        return points;
    }
}
