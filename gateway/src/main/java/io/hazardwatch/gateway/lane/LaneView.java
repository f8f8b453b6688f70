package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import java.util.List;

/** State of a lane that other threads may read without disturbing it. Any thread. */
public final class LaneView {
    private final LastReadings lastReadings;
    private final LaneInboxes inboxes;
    private final RestoredAlarms restored;
    private final SiteEventAdapter modes;

    LaneView(LastReadings lastReadings, LaneInboxes inboxes, RestoredAlarms restored, SiteEventAdapter modes) {
        this.lastReadings = lastReadings;
        this.inboxes = inboxes;
        this.restored = restored;
        this.modes = modes;
    }

    /** The newest reading of each point. */
    public LastReadings lastReadings() {
        return lastReadings;
    }

    /** Active alarms from before the restart whose points are no longer configured; they stay unchanged. */
    public List<Alarm> heldAlarms() {
        return restored.held();
    }

    /** The mode of a unit; null when none was ever reported or stated. */
    public UnitMode mode(String enterprise, String site, String unit) {
        return modes.mode(enterprise, site, unit);
    }

    /** Readings taken so far. */
    public long readings() {
        return inboxes.readings();
    }

    /** Readings waiting in all inboxes. */
    public int depth() {
        return inboxes.depth();
    }
}
