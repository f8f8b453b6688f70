package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.Priority;
import java.util.HashSet;
import java.util.Set;

/** A member of a leak that is not over. One thread. */
final class OpenMember {
    final DetectorState detector;
    private final Set<String> activeAlarms = new HashSet<>();
    private String alarmId;
    private Priority priority;
    private String level;
    private boolean isLevelTwo;
    private long firstMillis;
    private final double baseline;
    private double latest = Double.NaN;
    private double peak = Double.NaN;
    private boolean isDoubtfullyHigh;

    OpenMember(DetectorState detector, GasAlarm alarm, double baseline) {
        this.detector = detector;
        this.baseline = baseline;
        this.firstMillis = alarm.eventMillis();
        this.priority = alarm.priority();
        take(alarm);
    }

    /** A member as it was stored; what its alarm does now is not known yet. */
    OpenMember(DetectorState detector, LeakMember stored) {
        this.detector = detector;
        this.baseline = stored.baseline();
        this.firstMillis = stored.firstMillis();
        this.priority = stored.priority();
        this.alarmId = stored.alarmId();
        this.level = stored.level();
        this.isLevelTwo = stored.isLevelTwo();
        this.latest = stored.latest();
        this.peak = stored.peak();
    }

    void take(GasAlarm alarm) {
        if (alarm.id() == null) {
            isDoubtfullyHigh = true;
            level = level == null ? alarm.level() : level;
            return;
        }
        if (!alarm.isActive()) {
            activeAlarms.remove(alarm.id());
            return;
        }
        activeAlarms.add(alarm.id());
        alarmId = alarmId == null ? alarm.id() : alarmId;
        priority = Priority.highest(priority, alarm.priority());
        level = alarm.level();
        isLevelTwo |= alarm.isLevelTwo();
        firstMillis = Math.min(firstMillis, alarm.eventMillis());
    }

    void look(long nowMillis) {
        double value = detector.value(nowMillis);
        isDoubtfullyHigh = detector.isDoubtfullyHigh(nowMillis);
        if (!Double.isNaN(value)) {
            latest = value;
            peak = Double.isNaN(peak) ? value : Math.max(peak, value);
            isLevelTwo |= isActive() && detector.isBeyondSecond(value);
        }
    }

    boolean isActive() {
        return !activeAlarms.isEmpty() || isDoubtfullyHigh;
    }

    long firstMillis() {
        return firstMillis;
    }

    double baseline() {
        return baseline;
    }

    LeakMember shown(long nowMillis) {
        return new LeakMember(detector.detector.point(), alarmId, priority, level, isLevelTwo, firstMillis, baseline, latest, peak,
                detector.point.unit(), isActive(), detector.health(nowMillis));
    }
}
