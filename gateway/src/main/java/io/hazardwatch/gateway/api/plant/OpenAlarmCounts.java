package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts open alarms by site or enterprise, for overview displays. Created for one answer. One thread. */
final class OpenAlarmCounts {
    private final Map<Priority, Integer> byPriority = new EnumMap<>(Priority.class);
    private int open;
    private int unacked;
    private int active;
    private int suppressed;
    private Priority worst;

    /** One count per key. */
    static Map<String, OpenAlarmCounts> by(List<Alarm> alarms, Function<Alarm, String> key) {
        Map<String, OpenAlarmCounts> all = new HashMap<>();
        alarms.forEach(alarm -> all.computeIfAbsent(key.apply(alarm), k -> new OpenAlarmCounts()).add(alarm));
        return all;
    }

    void add(Alarm alarm) {
        open++;
        unacked += alarm.isSuppressed() || alarm.state().isAcked() ? 0 : 1;
        suppressed += alarm.isSuppressed() ? 1 : 0;
        active += alarm.state().isActive() ? 1 : 0;
        byPriority.merge(alarm.priority(), 1, Integer::sum);
        worst = worst == null ? alarm.priority() : Priority.highest(worst, alarm.priority());
    }

    JsonObject json() {
        JsonObject counts = new JsonObject();
        for (Priority priority : Priority.values()) {
            counts.put(priority.name(), byPriority.getOrDefault(priority, 0));
        }
        return new JsonObject().put("open", open).put("unacked", unacked).put("active", active)
                .put("suppressed", suppressed).put("worst", worst == null ? null : worst.name()).put("byPriority", counts);
    }
}
