package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;

/**
 * One detection of a leak: a detector with its alarm, which stays an alarm of its own.
 *
 * @param alarmId     id of the alarm; null if the detector only shows a doubtful value beyond its limit
 * @param alarmSeq    the announcement of that alarm that the leak knows; 0 without an alarm
 * @param level       the level violated last: {@code H}, {@code HH}, or the id of a rate rule
 * @param isLevelTwo  whether it went beyond the second level
 * @param firstMillis time of its first violating reading in this leak, ms since the epoch
 * @param baseline    what it usually shows, in its unit; NaN if unknown
 * @param latest      newest value; NaN if unknown
 * @param peak        highest value in this leak
 * @param isActive    whether its alarm holds at present
 * @param health      what makes it doubtful; {@link DetectorHealth#SOUND} if nothing does
 */
public record LeakMember(PointId point, String alarmId, long alarmSeq, Priority priority, String level, boolean isLevelTwo, long firstMillis,
                         double baseline, double latest, double peak, String unit, boolean isActive, DetectorHealth health) {
    /** How far it rose above its usual value; NaN if unknown. */
    public double rise() {
        return peak - baseline;
    }
}
