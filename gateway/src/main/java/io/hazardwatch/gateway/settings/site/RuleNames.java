package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The names of one point's rules. Each is part of an alarm id, so it must be unique. One thread. */
final class RuleNames {
    /** Names that every point has, whatever its configuration. */
    private static final Set<String> FIXED = Set.of("high", "low", "stale", "quality");
    private static final Set<String> HEALTH = SensorHealthReader.NAMES;

    private final Set<String> taken = new HashSet<>();

    /** The required {@code id} of a rule; null if invalid. */
    String take(YamlMap rule) {
        String id = rule.name("id");
        if (id != null && FIXED.contains(id)) {
            rule.broken("id", "must not be the name of another rule: high, low, stale, quality");
        } else if (id != null && HEALTH.contains(id)) {
            rule.broken("id", "must not be the name of a check of sensorHealth: " + new TreeSet<>(HEALTH));
        } else if (id != null && !taken.add(id)) {
            rule.broken("id", "must stand only once in its point");
            return null;
        }
        return id;
    }
}
