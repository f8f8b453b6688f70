package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.Priority;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A member of a leak that is not over. One thread. */
final class OpenMember {
    /** It has had no alarm. */
    static final long NEVER = Long.MAX_VALUE;

    final DetectorState detector;
    private final Set<String> activeAlarms = new HashSet<>();
    /** Its alarms, and whether each may call people. */
    private final Map<String, Boolean> audible = new HashMap<>();
    private long alarmSeq;
    private long alarmMillis = NEVER;
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
        this.alarmSeq = stored.alarmSeq();
        if (alarmId != null) {
            audible.put(alarmId, true);
            alarmMillis = firstMillis;
        }
        this.level = stored.level();
        this.isLevelTwo = stored.isLevelTwo();
        this.latest = stored.latest();
        this.peak = stored.peak();
    }

    /** Takes what its alarm does; true if it became active. */
    boolean take(GasAlarm alarm) {
        if (alarm.id() == null) {
            isDoubtfullyHigh = true;
            level = level == null ? alarm.level() : level;
            return false;
        }
        if (alarm.isActive() || audible.containsKey(alarm.id())) {
            audible.put(alarm.id(), !alarm.isSilenced());
        }
        if (!alarm.isActive()) {
            activeAlarms.remove(alarm.id());
            return false;
        }
        alarmId = alarmId == null ? alarm.id() : alarmId;
        alarmSeq = alarm.id().equals(alarmId) ? Math.max(alarmSeq, alarm.annSeq()) : alarmSeq;
        alarmMillis = Math.min(alarmMillis, alarm.eventMillis());
        priority = Priority.highest(priority, alarm.priority());
        level = alarm.level();
        isLevelTwo |= alarm.isLevelTwo();
        firstMillis = Math.min(firstMillis, alarm.eventMillis());
        return activeAlarms.add(alarm.id());
    }

    /** It began earlier, as was stored. */
    void begunBy(OpenMember stored) {
        firstMillis = Math.min(firstMillis, stored.firstMillis);
        alarmMillis = Math.min(alarmMillis, stored.alarmMillis);
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

    /** Whether an alarm of it is active, whatever its values are worth. */
    boolean hasAlarm() {
        return !activeAlarms.isEmpty();
    }

    /** Whether one of its alarms may call people. */
    boolean isAudible() {
        return audible.containsValue(true);
    }

    boolean isSound(long nowMillis) {
        return detector.health(nowMillis).isSound();
    }

    Priority priority() {
        return priority;
    }

    /** Time of the first violating reading of its alarm; {@link #NEVER} without one. */
    long alarmMillis() {
        return alarmMillis;
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
        return new LeakMember(detector.detector.point(), alarmId, alarmSeq, priority, level, isLevelTwo, firstMillis, baseline, latest,
                peak, detector.point.unit(), isActive(), detector.health(nowMillis));
    }
}
