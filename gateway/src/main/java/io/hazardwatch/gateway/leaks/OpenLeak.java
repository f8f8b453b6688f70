package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.GroundPosition;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A leak that is not over, while detections come and go. One thread. */
final class OpenLeak {
    final String id;
    final String gas;
    final Map<PointId, OpenMember> members = new LinkedHashMap<>();
    long annSeq;
    Priority announcedPriority;
    long lastMillis;
    /** Since when there are two sound detectors; 0 = there are not. */
    long twoSince;
    /** When a sound detector was in alarm last; since the last announcement at the latest. */
    long soundMillis;
    /** Whether no sound detector was in alarm for a while since it was announced. */
    boolean wasQuiet;
    /** Whether an alarm became active since then. */
    boolean isRaised;
    /** What the wind said, because its past is forgotten sooner than the leak ends; null if it was never known. */
    WindVerdict windVerdict;
    /** What neighbours usually showed before it. */
    final Map<PointId, Double> baselines = new HashMap<>();
    /** The state that was given out last; null before the first. */
    Leak shown;

    OpenLeak(String id, String gas) {
        this.id = id;
        this.gas = gas;
    }

    boolean isActive() {
        return members.values().stream().anyMatch(OpenMember::isActive);
    }

    /** Whether an alarm of a member is active; a doubtful value alone is not enough. */
    boolean hasAlarm() {
        return members.values().stream().anyMatch(OpenMember::hasAlarm);
    }

    /** Whether an alarm that may call people is active at a detector that can be trusted. */
    boolean isSoundlyActive(long nowMillis) {
        return members.values().stream().anyMatch(member -> member.hasAlarm() && member.isAudible() && member.isSound(nowMillis));
    }

    /** The most urgent priority of the members that may call people. */
    Priority audiblePriority() {
        return members.values().stream().filter(OpenMember::isAudible).map(OpenMember::priority).reduce(Priority.P4, Priority::highest);
    }

    /** From when on the wind is asked: the first alarm, or the first doubtful value if there is no alarm. */
    long windMillis() {
        long alarm = members.values().stream().mapToLong(OpenMember::alarmMillis).min().orElse(OpenMember.NEVER);
        return alarm == OpenMember.NEVER ? begunMillis() : alarm;
    }

    /** What that neighbour usually showed before this leak. */
    double baseline(DetectorState neighbour) {
        double known = baselines.getOrDefault(neighbour.detector.point(), Double.NaN);
        if (Double.isNaN(known)) {
            known = neighbour.baseline(begunMillis());
            baselines.put(neighbour.detector.point(), known);
        }
        return known;
    }

    long begunMillis() {
        return members.values().stream().mapToLong(OpenMember::firstMillis).min().orElse(lastMillis);
    }

    List<LeakMember> shownMembers(long nowMillis) {
        return members.values().stream().map(member -> member.shown(nowMillis)).sorted(Comparator.comparingLong(LeakMember::firstMillis)
                .thenComparing(member -> member.point().toString())).toList();
    }

    /** Whether a detection there belongs to it; places that are not stated are decided by the hazard source, which is coarser. */
    boolean isWithinReach(DetectorState detector, double metresMax) {
        GroundPosition place = detector.detector.position();
        return members.values().stream().anyMatch(member -> {
            GroundPosition other = member.detector.detector.position();
            if (place != null && other != null) {
                return place.metresTo(other) <= metresMax;
            }
            String source = detector.point.hazardSource();
            return detector.point.id().deviceId().equals(member.detector.point.id().deviceId())
                    || source != null && source.equals(member.detector.point.hazardSource());
        });
    }
}
