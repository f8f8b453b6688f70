package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which tasks of field staff the alarms that stand ask for: one for the leak along a street, one for each household that alarms. Whether the task of
 * the street is about its households as well, the book of tasks knows. Pure.
 */
final class FieldNeeds {
    /** A burst is one task; a street is known to leak within three seconds. */
    private static final long ALONE_MILLIS = 10_000;
    /** Older alarms ask for nothing, so that a task that was forgotten does not come back. */
    private static final long OLD_MILLIS = 86_400_000;

    private FieldNeeds() {}

    static List<FieldNeed> of(GasPlaces places, StandingGas standing, long nowMillis) {
        List<FieldNeed> needs = new ArrayList<>();
        for (Alarm leak : standing.plant()) {
            GasPlaces.StreetPlace place = places.street(leak.point());
            if (place != null && isNew(leak, nowMillis) && GasPlaces.isOfUser(place.site())) {
                needs.add(street(leak, place, places, standing));
            }
        }
        for (Alarm alarm : standing.gas()) {
            GasPlaces.Detector place = places.detector(alarm.point());
            Alarm leak = place.street() == null ? null : standing.at(place.street().leak());
            if (GasPlaces.isOfUser(place.site()) && alarm.processActive() && isNew(alarm, nowMillis)
                    && isAlone(alarm, nowMillis)) {
                needs.add(need(alarm, place.site(), place.name(), List.of(place.name()), List.of(), leak == null ? "" : id(leak)));
            }
        }
        return needs;
    }

    /** A clock that was set back delays no task. */
    private static boolean isAlone(Alarm alarm, long nowMillis) {
        return nowMillis - alarm.raisedAt() >= ALONE_MILLIS || nowMillis < alarm.raisedAt();
    }

    private static boolean isNew(Alarm alarm, long nowMillis) {
        return !alarm.isSuppressed() && nowMillis - alarm.raisedAt() < OLD_MILLIS;
    }

    private static FieldNeed street(Alarm leak, GasPlaces.StreetPlace place, GasPlaces places, StandingGas standing) {
        List<Alarm> all = place.street().detectors().stream().map(each -> standing.ofDetector(each.point())).filter(Objects::nonNull).toList();
        List<GasPlaces.Detector> inGas = households(all.stream().filter(Alarm::processActive).map(Alarm::point), places);
        return need(leak, place.site(), place.street().name(), names(inGas, place, places), all.stream().map(FieldNeeds::id).toList(), "");
    }

    /** A detector of each household, in the order of the points. */
    private static List<GasPlaces.Detector> households(Stream<PointId> points, GasPlaces places) {
        Map<String, GasPlaces.Detector> found = new LinkedHashMap<>();
        points.map(places::detector).filter(Objects::nonNull).forEach(each -> found.putIfAbsent(each.key(), each));
        return List.copyOf(found.values());
    }

    /**
     * How the task calls the households: by their names, and by the id as well where another one along the street has the same name, whether that
     * alarms or not. So a task that grows keeps what it calls them, and counts two of one name as two.
     */
    private static List<Text> names(List<GasPlaces.Detector> inGas, GasPlaces.StreetPlace place, GasPlaces places) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (GasPlaces.Detector each : households(place.street().detectors().stream().map(CityGas.Detector::point), places)) {
            Stream.of(each.name().zh(), each.name().en()).distinct().filter(name -> !once.add(name)).forEach(twice::add);
        }
        return inGas.stream().map(each -> twice.contains(each.name().zh()) || twice.contains(each.name().en()) ? each.nameWithId() : each.name())
                .toList();
    }

    private static FieldNeed need(Alarm alarm, Site site, Text where, List<Text> households, List<String> joins, String partOf) {
        return new FieldNeed(id(alarm), alarm.activation(), alarm.raisedAt(), site.enterprise(), site.site(), where.within(site.name()), households,
                alarm.id(), site.plant().cityGas().attendMillis(), joins, partOf);
    }

    /** The same for all looks at one occurrence. */
    static String id(Alarm alarm) {
        return alarm.id() + '.' + alarm.occurrence();
    }
}
