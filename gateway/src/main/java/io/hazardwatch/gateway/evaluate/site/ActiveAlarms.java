package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AlarmName;
import java.util.HashMap;
import java.util.Map;

/** Which alarms of a site's points are active, at which level, and since when. Follows findings. Lane thread. */
final class ActiveAlarms {
    private record Key(PointId point, String rule) {}

    /** @param sinceMillis when the gateway found it, its own clock */
    record Standing(String level, Priority priority, boolean qualityBad, long sinceMillis) {}

    private final Map<Key, Standing> active = new HashMap<>();

    /** Whether the set changed. */
    boolean take(Finding finding) {
        Key key = new Key(finding.point().id(), finding.rule());
        Standing before = active.get(key);
        Standing after = switch (finding.signal()) {
            case RAISE -> new Standing(finding.level(), finding.priority(), false, finding.arrivalMillis());
            case SEVERITY_UP, SEVERITY_DOWN -> new Standing(finding.level(), finding.priority(), false,
                    before == null ? finding.arrivalMillis() : before.sinceMillis());
            case CLEAR -> null;
            case QUALITY_BAD -> before == null ? null : doubted(before, true);
            case QUALITY_GOOD -> before == null ? null : doubted(before, false);
            case PENDING_CANCELLED -> before;
        };
        return put(key, before, after);
    }

    private static Standing doubted(Standing standing, boolean bad) {
        return new Standing(standing.level(), standing.priority(), bad, standing.sinceMillis());
    }

    private boolean put(Key key, Standing before, Standing after) {
        if (after == null) {
            active.remove(key);
        } else {
            active.put(key, after);
        }
        return before == null ? after != null : !before.equals(after);
    }

    /** Takes back what was active before a restart. */
    void restore(Restored alarm) {
        active.put(new Key(alarm.point(), alarm.rule()),
                new Standing(alarm.level(), alarm.priority(), true, alarm.sinceMillis()));
    }

    /** The alarm while it is active, at the level meant; else null. */
    Standing of(AlarmName alarm) {
        Standing standing = active.get(new Key(alarm.point(), alarm.rule()));
        return standing != null && (alarm.level() == null || alarm.level().equals(standing.level())) ? standing : null;
    }

    boolean isActive(AlarmName alarm) {
        return of(alarm) != null;
    }
}
