package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The gas alarms that are open, and what stands of valves and streets, and when each came by a time that no setting of the clock moves: that of the
 * wall clock without the steps since the start. Thread of households.
 */
final class StandingGas {
    /** The looks at valves and at limits have clocks of their own rhythm, and a limit may be delayed. */
    private static final long EARLIER_MILLIS = 60_000;
    private static final String HIGH = "high";

    /**
     * When an alarm came.
     *
     * @param raisedAt by the wall clock as it was then
     * @param at       without the steps of that clock
     */
    private record Came(long raisedAt, long at) {}

    private final Map<String, Alarm> gas = new LinkedHashMap<>();
    private final Map<PointId, Alarm> plant = new HashMap<>();
    /** By the id of the alarm; outlives a new configuration. */
    private Map<String, Came> came = new HashMap<>();
    /** By how much the wall clock was set since the start. */
    private long steppedMillis;
    private long now;

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

    /**
     * Goes on to the present look, with what was taken until now.
     *
     * @param stepMillis by how much the wall clock was set since the last one
     */
    void pass(long nowMillis, long stepMillis) {
        long before = steppedMillis;
        steppedMillis += stepMillis;
        now = nowMillis - steppedMillis;
        Map<String, Came> next = new HashMap<>();
        Stream.concat(gas.values().stream(), plant.values().stream()).forEach(each -> {
            Came known = came.get(each.id());
            boolean isKnown = known != null && known.raisedAt() == each.raisedAt();
            next.put(each.id(), isKnown ? known : new Came(each.raisedAt(), cameAt(each.raisedAt(), before)));
        });
        came = next;
    }

    /** Around a step nobody knows by which of both clocks an alarm was stamped: what is new came just now, and nothing comes later than now. */
    private long cameAt(long raisedAt, long steppedBefore) {
        long latest = raisedAt - Math.min(steppedBefore, steppedMillis);
        return latest <= now ? latest : raisedAt - Math.max(steppedBefore, steppedMillis);
    }

    /** The time of the present look, without the steps of the wall clock. */
    long now() {
        return now;
    }

    /** When that alarm came, in the same time. */
    long came(Alarm alarm) {
        Came known = came.get(alarm.id());
        return known == null || known.raisedAt() != alarm.raisedAt() ? steady(alarm.raisedAt()) : known.at();
    }

    /** What the wall clock shows, in the same time. */
    long steady(long wallMillis) {
        return wallMillis - steppedMillis;
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
        return found == null || came(found) < came(cause) - EARLIER_MILLIS ? null : found;
    }
}
