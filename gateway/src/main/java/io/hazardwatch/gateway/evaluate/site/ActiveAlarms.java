package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AlarmName;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which alarms of a site's points are active, at which level, and since when. Follows findings. Lane thread. */
final class ActiveAlarms {
    private record Key(PointId point, String rule) {}

    /** @param sinceMillis when the gateway decided, by its own clock */
    record Standing(String level, Priority priority, boolean qualityBad, long sinceMillis) {}

    /** State of one alarm, for rules that are evaluated at every reading. */
    static final class Slot {
        private Standing standing;

        /** The alarm while it is active at that level, null = any; else null. */
        Standing at(String level) {
            return standing != null && (level == null || level.equals(standing.level())) ? standing : null;
        }
    }

    private final Map<Key, Slot> slots = new HashMap<>();

    /** Whether the set changed. */
    boolean take(Finding finding) {
        Slot slot = slot(finding.point().id(), finding.rule());
        Standing before = slot.standing;
        Standing after = switch (finding.type()) {
            case RAISE -> new Standing(finding.level(), finding.priority(), false, finding.arrivalMillis());
            case SEVERITY_UP, SEVERITY_DOWN -> new Standing(finding.level(), finding.priority(), false,
                    before == null ? finding.arrivalMillis() : before.sinceMillis());
            case CLEAR -> null;
            case QUALITY_BAD -> before == null ? null : doubted(before, true);
            case QUALITY_GOOD -> before == null ? null : doubted(before, false);
            case PENDING_CANCELLED -> before;
        };
        slot.standing = after;
        return !Objects.equals(before, after);
    }

    /** The slot of an alarm; always the same one. */
    Slot slot(PointId point, String rule) {
        return slots.computeIfAbsent(new Key(point, rule), unused -> new Slot());
    }

    private static Standing doubted(Standing standing, boolean bad) {
        return new Standing(standing.level(), standing.priority(), bad, standing.sinceMillis());
    }

    /** Restores an alarm that was active before a restart. */
    void restore(RestoredSiteAlarm alarm) {
        slot(alarm.point(), alarm.rule()).standing =
                new Standing(alarm.level(), alarm.priority(), true, alarm.sinceMillis());
    }

    boolean isActive(AlarmName alarm) {
        return slot(alarm.point(), alarm.rule()).at(alarm.level()) != null;
    }
}
