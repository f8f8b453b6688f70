package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.GroundPosition;
import java.util.Comparator;
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
    /** Whether no member was active for a moment since it was announced. */
    boolean wasQuiet;
    /** The state that was given out last; null before the first. */
    Leak shown;

    OpenLeak(String id, String gas) {
        this.id = id;
        this.gas = gas;
    }

    boolean isActive() {
        return members.values().stream().anyMatch(OpenMember::isActive);
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
