package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gas alarms that are open, and what stands about valves and streets. Thread of households. */
final class StandingGas {
    /** The looks at valves and at limits have clocks of their own rhythm, and a limit may be delayed. */
    private static final long EARLIER_MILLIS = 60_000;
    private static final String HIGH = "high";

    private final Map<String, Alarm> gas = new LinkedHashMap<>();
    private final Map<PointId, Alarm> plant = new HashMap<>();

    /** Whether it can say something about gas or a valve. */
    static boolean isWanted(Alarm alarm) {
        return alarm.kind() == RuleKind.LIMIT && HIGH.equals(alarm.rule()) || isOfPlant(alarm);
    }

    private static boolean isOfPlant(Alarm alarm) {
        return alarm.point().device().equals(SiteRule.DEVICE) && alarm.point().point().startsWith(PlantAlarms.PREFIX);
    }

    void clear() {
        gas.clear();
        plant.clear();
    }

    /** Takes an alarm as it is now. */
    void take(Alarm alarm, GasPlaces places) {
        if (isOfPlant(alarm)) {
            if (alarm.processActive()) {
                plant.put(alarm.point(), alarm);
            } else {
                plant.remove(alarm.point());
            }
        } else if (alarm.isOpen() && places.detector(alarm.point()) != null) {
            gas.put(alarm.id(), alarm);
        } else {
            gas.remove(alarm.id());
        }
    }

    /** The open alarms of detectors, in the order in which they came. */
    Collection<Alarm> gas() {
        return gas.values();
    }

    /** What stands about plants. */
    Collection<Alarm> plant() {
        return plant.values();
    }

    /** The alarm of that detector, or null. */
    Alarm ofDetector(PointId point) {
        return gas.get(Alarm.idOf(point, HIGH));
    }

    /** The alarm at that point of the plant, or null. */
    Alarm at(PointId point) {
        return point == null ? null : plant.get(point);
    }

    /** The same if it has come with or after that gas alarm; null if it stood before. */
    Alarm after(PointId point, Alarm cause) {
        Alarm found = at(point);
        return found == null || found.raisedAt() < cause.raisedAt() - EARLIER_MILLIS ? null : found;
    }
}
