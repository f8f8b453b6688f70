package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the points of alarms read at this moment. An alarm changes with its state only, its value with every reading; so the two
 * are put together when an alarm is told of, and open alarms whose values have moved on are found by looking.
 *
 * <p>Event loop.
 */
public final class PresentValues {
    /** Most changes told in one look; the rest is told in the next ones. */
    static final int CHANGES_MAX = 1_000;

    /** One alarm's values have moved on; {@code json} is an element of the live feed's {@code values}. */
    record Change(Alarm alarm, String json) {}

    private record Seen(long occurrence, long eventMillis, long arrivalMillis, double value, Quality quality, double worst) {}

    private final AlarmView alarms;
    private final Supplier<Registry> registry;
    private final LastReading lastReading;
    private final ReadingJson readings;
    private final Clock clock;
    private final Map<String, Seen> told = new HashMap<>();
    private final Map<String, Seen> worst = new HashMap<>();
    private int next;

    public PresentValues(AlarmView alarms, Supplier<Registry> registry, LastReading lastReading, ReadingJson readings, Clock clock) {
        this.alarms = alarms;
        this.registry = registry;
        this.lastReading = lastReading;
        this.readings = readings;
        this.clock = clock;
    }

    /** The alarm's wire form with what is so at present: {@code worst} and {@code now}. */
    JsonObject addTo(JsonObject json, Alarm alarm) {
        Seen seen = look(alarm);
        return json.put("worst", JsonValues.number(seen == null ? alarm.worst() : seen.worst())).put("now", now(alarm));
    }

    /** As {@link #addTo}, without taking the event's text apart. */
    String json(LiveEvent event) {
        String text = event.json();
        String present = addTo(new JsonObject(), event.alarm()).encode();
        return text.substring(0, text.length() - 1) + ',' + present.substring(1);
    }

    /** The alarms whose values are not those last told, so many at most, taken in turn; the worst of all is kept in any case. */
    List<Change> changes(int most) {
        List<LiveEvent> open = alarms.open();
        forget(open);
        List<Change> changes = new ArrayList<>();
        int from = next;
        for (int i = 0; i < open.size(); i++) {
            int at = (from + i) % open.size();
            Alarm alarm = open.get(at).alarm();
            Seen seen = look(alarm);
            if (seen != null && changes.size() < most && !seen.equals(told.put(alarm.id(), seen))) {
                changes.add(new Change(alarm, addTo(new JsonObject().put("id", alarm.id()), alarm).encode()));
                next = at + 1;
            }
        }
        return changes;
    }

    /** The alarm has just been told of to everybody. */
    void told(Alarm alarm) {
        Seen seen = look(alarm);
        if (seen != null) {
            told.put(alarm.id(), seen);
        }
    }

    private void forget(List<LiveEvent> open) {
        Set<String> ids = open.stream().map(event -> event.alarm().id()).collect(Collectors.toSet());
        told.keySet().retainAll(ids);
        worst.keySet().retainAll(ids);
    }

    /** Null when nothing was read of the alarm's point, or it has none. */
    private Seen look(Alarm alarm) {
        Point point = registry.get().point(alarm.point());
        Reading reading = point == null ? null : lastReading.of(point);
        if (reading == null) {
            return null;
        }
        Seen before = worst.get(alarm.id());
        Seen seen = new Seen(alarm.occurrence(), reading.eventMillis(), reading.arrivalMillis(), reading.value(),
                readings.quality(point, reading), worst(alarm, reading, before));
        if (before == null || before.occurrence() <= alarm.occurrence()) {
            worst.put(alarm.id(), seen);
        }
        return seen;
    }

    /** The alarm knows the worst up to its last change; what came since is seen here, where value and limit are of one kind. */
    private static double worst(Alarm alarm, Reading reading, Seen before) {
        double known = before != null && before.occurrence() == alarm.occurrence() ? worse(alarm, alarm.worst(), before.worst()) : alarm.worst();
        boolean counts = alarm.kind() == RuleKind.LIMIT && alarm.processActive() && reading.eventMillis() >= alarm.eventAt()
                && (reading.quality() == Quality.GOOD || reading.quality() == Quality.UNCERTAIN);
        return counts ? worse(alarm, known, reading.value()) : known;
    }

    private static double worse(Alarm alarm, double one, double other) {
        if (alarm.kind() != RuleKind.LIMIT || Double.isNaN(one) || Double.isNaN(other)) {
            return one;
        }
        return alarm.rule().equals("low") ? Math.min(one, other) : Math.max(one, other);
    }

    private JsonObject now(Alarm alarm) {
        Point point = registry.get().point(alarm.point());
        Reading reading = point == null ? null : lastReading.of(point);
        return reading == null ? null : readings.of(point, reading, alarms.encoder().zone(alarm)).put("unit", point.unit())
                .put("ageMillis", Math.max(0, clock.millis() - reading.arrivalMillis()));
    }
}
