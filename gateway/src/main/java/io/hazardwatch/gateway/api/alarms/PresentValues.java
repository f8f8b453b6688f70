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
 * The present readings of points in alarm. An alarm changes only with its state, its value with every reading. So the value is
 * added when an alarm is sent, and open alarms whose values have changed are found by polling.
 *
 * <p>Event loop.
 */
public final class PresentValues {
    /** Changes per poll; the rest is sent with the next polls. */
    static final int CHANGES_MAX = 1_000;

    /** An alarm whose values have changed; {@code json} is an element of the live feed's {@code values}. */
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

    /** Adds the present values {@code worst} and {@code now} to the alarm's wire form. */
    JsonObject addTo(JsonObject json, Alarm alarm) {
        Seen seen = look(alarm);
        return json.put("worst", JsonValues.number(seen == null ? alarm.worst() : seen.worst())).put("now", now(alarm));
    }

    /** As {@link #addTo}, without parsing the event's text. */
    String json(LiveEvent event) {
        String text = event.json();
        String present = addTo(new JsonObject(), event.alarm()).encode();
        return text.substring(0, text.length() - 1) + ',' + present.substring(1);
    }

    /**
     * Alarms whose values differ from those last sent, at most {@code most} of them, in rotation. The worst value of every
     * alarm is updated in any case.
     */
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

    /** Records that the alarm was just sent to all clients. */
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

    /** Null if the alarm has no point or the point has no reading. */
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

    /** The alarm holds the worst value up to its last change; later readings are added here if value and limit are comparable. */
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
