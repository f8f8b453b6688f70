package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.ModeLimit;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes for the journal what a new configuration changes, site by site. Every part of a site is compared by its id, so the
 * order in a file or of files is no change, and no part is left out. Pure.
 */
final class SiteChanges {
    /** Maximum number of parts named in one note; of further ones only the number is given. */
    private static final int NAMED_MAX = 20;

    private final TreeSet<String> changes = new TreeSet<>();
    /** Limits that let more pass than before, or are gone; named before all others. */
    private final TreeSet<String> loosened = new TreeSet<>();

    private SiteChanges() {}

    /** One note for each changed site that {@code mine} accepts. */
    static List<Note> between(Registry before, Registry after, Predicate<Site> mine, long nowMillis) {
        Map<String, Site> old = new HashMap<>();
        before.sites().stream().filter(mine).forEach(site -> old.put(nameOf(site), site));
        List<Note> notes = new ArrayList<>();
        for (Site site : after.sites()) {
            if (mine.test(site)) {
                Site known = old.remove(nameOf(site));
                String what = known == null ? "site added" : describe(known, site);
                if (!what.isEmpty()) {
                    notes.add(note(site, what, nowMillis));
                }
            }
        }
        old.values().forEach(site -> notes.add(note(site, removed(site), nowMillis)));
        return notes;
    }

    private static String nameOf(Site site) {
        return site.enterprise() + '/' + site.site();
    }

    private static Note note(Site site, String what, long nowMillis) {
        return new Note(TransitionType.CONFIG, site.enterprise(), site.site(), Transition.SYSTEM, what, nowMillis);
    }

    private static String removed(Site site) {
        SiteChanges found = new SiteChanges();
        found.compareLimits(points(site), List.of());
        found.compareRules(site.rules(), List.of());
        found.changes.add("site removed");
        return found.text();
    }

    /** Empty when nothing is changed. */
    private static String describe(Site before, Site after) {
        SiteChanges found = new SiteChanges();
        found.compare("", points(before), points(after), point -> point.id().device() + '/' + point.id().point());
        found.compareLimits(points(before), points(after));
        found.compareRules(before.rules(), after.rules());
        found.compare("rule ", before.rules(), after.rules(), SiteRule::id);
        found.compare("unit ", inOrder(before.logic().units()), inOrder(after.logic().units()), PlantUnit::id);
        found.compare("suppression ", before.logic().designs(), after.logic().designs(), DesignRule::id);
        found.compare("modes of ", before.logic().modeLimits(), after.logic().modeLimits(), SiteChanges::nameOf);
        found.compare("hazard source ", before.hazardSources(), after.hazardSources(), HazardSource::id);
        found.compareSites(before, after);
        return found.text();
    }

    /** A unit that names devices has their points in the order of the file. */
    private static List<PlantUnit> inOrder(List<PlantUnit> units) {
        return units.stream().map(unit -> new PlantUnit(unit.id(), unit.name(),
                unit.points().stream().sorted(Comparator.comparing(PointId::toString)).toList(), unit.modes(), unit.source(),
                unit.statementMillisMax())).toList();
    }

    private static String nameOf(ModeLimit limit) {
        return limit.alarm().name().point().device() + '/' + limit.alarm().name().point().point() + '.'
                + limit.alarm().name().rule() + " in unit " + limit.unit();
    }

    /** Compares the site's own fields as a whole, so that a new field cannot be forgotten here. */
    private void compareSites(Site before, Site after) {
        Site bare = bare(before);
        Site bareAfter = bare(after);
        if (!bare.equals(bareAfter)) {
            note(!before.name().equals(after.name()), "name of the site");
            note(!before.kind().equals(after.kind()), "kind of the site");
            note(!before.timezone().equals(after.timezone()), "time zone of the site");
            note(Double.compare(before.lat(), after.lat()) != 0 || Double.compare(before.lon(), after.lon()) != 0, "location of the site");
            note(changes.isEmpty(), "site");
        }
    }

    private void note(boolean isChanged, String what) {
        if (isChanged) {
            changes.add("changed " + what);
        }
    }

    private static Site bare(Site site) {
        return new Site(site.enterprise(), site.site(), site.name(), site.kind(), site.lat(), site.lon(), site.timezone(),
                List.of(), List.of());
    }

    private void compareLimits(List<Point> before, List<Point> after) {
        Map<PointId, Point> now = new HashMap<>();
        after.forEach(point -> now.put(point.id(), point));
        before.forEach(point -> {
            List<LimitSetting> left = now.containsKey(point.id()) ? now.get(point.id()).limits() : List.of();
            for (LimitSetting limit : point.limits()) {
                LimitSetting present = left.stream().filter(each -> each.level() == limit.level()).findFirst().orElse(null);
                if (present == null || present.isLooserThan(limit)) {
                    loosened.add(Note.LOOSENED + ' ' + limit.level() + " of " + point.id().device() + '/' + point.id().point() + ' ' + limit.at()
                            + (present == null ? " removed" : " to " + present.at()));
                }
            }
        });
    }

    private void compareRules(Collection<SiteRule> before, Collection<SiteRule> after) {
        Set<String> left = after.stream().map(SiteRule::id).collect(Collectors.toSet());
        before.stream().map(SiteRule::id).filter(id -> !left.contains(id)).forEach(id -> loosened.add(Note.LOOSENED + " of rule " + id + " removed"));
    }

    private <T> void compare(String kind, Collection<T> before, Collection<T> after, Function<T, String> id) {
        Map<String, T> old = new HashMap<>();
        before.forEach(part -> old.put(id.apply(part), part));
        for (T part : after) {
            T known = old.remove(id.apply(part));
            if (!part.equals(known)) {
                changes.add((known == null ? "added " : "changed ") + kind + id.apply(part));
            }
        }
        old.keySet().forEach(name -> changes.add("removed " + kind + name));
    }

    private String text() {
        List<String> all = Stream.concat(loosened.stream(), changes.stream()).toList();
        String named = String.join(", ", all.subList(0, Math.min(NAMED_MAX, all.size())));
        return all.size() > NAMED_MAX ? named + " and " + (all.size() - NAMED_MAX) + " more" : named;
    }

    private static List<Point> points(Site site) {
        return site.devices().stream().flatMap(device -> device.points().stream()).toList();
    }
}
