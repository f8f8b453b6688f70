package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Households;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.site.HouseholdFiles;
import java.util.HashMap;
import java.util.Map;

/** Where detectors of city gas are: in which household, along which street, before which valve. A snapshot; any thread. */
final class GasPlaces {
    static final GasPlaces NONE = new GasPlaces(null, Households.NONE);
    private static final String USER = "gas_user";

    /** A street, and the point of the alarm about its leak. */
    record StreetPlace(Site site, CityGas.Street street, PointId leak) {}

    /**
     * A detector.
     *
     * @param household null if nobody is stated for it
     * @param shutOff   what closes a valve when it alarms; null if nothing does
     * @param street    null if it stands along none
     */
    record Detector(Site site, PointId point, Household household, CityGas.ShutOff shutOff, StreetPlace street) {
        /** What people call the place. */
        Text name() {
            return household != null ? household.name() : Text.of(point.device());
        }

        /** Names the household among all; where nobody is stated, the device, which may be called as a household is. */
        String key() {
            return household != null ? household.key() : "device:" + point.deviceId();
        }

        /** The name with the id, for where another household has the same name. */
        Text nameWithId() {
            String id = household != null ? household.id() : point.device();
            return new Text(name().zh() + '（' + id + '）', name().en() + " (" + id + ')');
        }

        /** The point of the alarm that its valve has closed. */
        PointId closed() {
            return shutOff == null ? null : plantPoint(site, "closed-" + shutOff.id());
        }

        /** The point of the alarm that its valve was opened in gas. */
        PointId opened() {
            return shutOff == null ? null : plantPoint(site, "opened-" + shutOff.id());
        }

        /** The point of the alarm that its valve is not known to have closed. */
        PointId stuck() {
            return shutOff == null ? null : plantPoint(site, "valve-" + shutOff.id());
        }
    }

    private final Registry registry;
    private final Households households;
    private final Map<String, Site> users = new HashMap<>();
    private final Map<PointId, StreetPlace> streets = new HashMap<>();
    private final Map<PointId, CityGas.ShutOff> valves = new HashMap<>();
    private final Map<PointId, StreetPlace> leaks = new HashMap<>();

    /** Keeps nothing for a detector that stands in no list of its site: there may be hundreds of thousands, and few alarm. */
    GasPlaces(Registry registry, Households households) {
        this.registry = registry;
        this.households = households;
        if (registry != null) {
            registry.sites().stream().filter(site -> isOfUser(site) || !site.plant().cityGas().isEmpty()).forEach(this::add);
        }
    }

    /** Whether it says the same of these. */
    boolean isOf(Registry other, Households others) {
        return registry == other && households == others;
    }

    private void add(Site site) {
        users.put(key(site.enterprise(), site.site()), site);
        CityGas gas = site.plant().cityGas();
        for (CityGas.Street street : gas.streets()) {
            StreetPlace place = new StreetPlace(site, street, plantPoint(site, street.alarmId()));
            leaks.put(place.leak(), place);
            street.detectors().forEach(each -> streets.put(each.point(), place));
        }
        gas.shutOffs().forEach(shutOff -> shutOff.detectors().forEach(each -> valves.put(each.point(), shutOff)));
    }

    private static String key(String enterprise, String site) {
        return enterprise + '/' + site;
    }

    /** Whether its gas is that of households and kitchens. */
    static boolean isOfUser(Site site) {
        return USER.equals(site.kind());
    }

    private static PointId plantPoint(Site site, String rule) {
        return PlantWords.point(site.enterprise(), site.site(), rule);
    }

    /** The detector at that point, or null. */
    Detector detector(PointId id) {
        Site site = users.get(key(id.enterprise(), id.site()));
        Point point = site == null ? null : registry.point(id);
        boolean isOfUser = point != null && isOfUser(site);
        boolean isListed = streets.containsKey(id) || valves.containsKey(id);
        return point == null || !isListed && !(isOfUser && HouseholdFiles.isDetector(point)) ? null
                : new Detector(site, id, isOfUser ? households.of(id.deviceId()) : null, valves.get(id), streets.get(id));
    }

    /** The street whose leak an alarm at that point tells, or null. */
    StreetPlace street(PointId leak) {
        return leaks.get(leak);
    }
}
