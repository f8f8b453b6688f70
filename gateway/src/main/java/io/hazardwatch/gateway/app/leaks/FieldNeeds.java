package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
        List<Text> names = all.stream().filter(Alarm::processActive).map(each -> places.detector(each.point()).name()).distinct().toList();
        return need(leak, place.site(), place.street().name(), names, all.stream().map(FieldNeeds::id).toList(), "");
    }

    private static FieldNeed need(Alarm alarm, Site site, Text where, List<Text> households, List<String> joins, String partOf) {
        Text place = new Text(site.name().zh() + " " + where.zh(), site.name().en() + ", " + where.en());
        return new FieldNeed(id(alarm), alarm.activation(), alarm.raisedAt(), site.enterprise(), site.site(), place, households, alarm.id(),
                site.plant().cityGas().attendMillis(), joins, partOf);
    }

    /** The same for all looks at one occurrence. */
    static String id(Alarm alarm) {
        return alarm.id() + '.' + alarm.occurrence();
    }
}
