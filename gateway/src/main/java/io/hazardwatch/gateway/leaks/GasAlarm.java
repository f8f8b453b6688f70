package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;

/**
 * An alarm of a gas detector as it stands.
 *
 * @param kind        what it means for leaks
 * @param level       level or rule violated last
 * @param isLevelTwo  whether that is the second level
 * @param isActive    whether its condition holds
 * @param isDoubtful  whether the data it rests on cannot be trusted at present
 * @param isSilenced  whether it is shelved or suppressed by design, so that it calls nobody
 * @param annSeq      its announcement; never decreases
 * @param eventMillis time of the first violating reading, ms since the epoch
 */
public record GasAlarm(String id, PointId point, Kind kind, Priority priority, String level, boolean isLevelTwo, boolean isActive,
                       boolean isDoubtful, boolean isSilenced, long annSeq, long eventMillis) {
    /** What an alarm of a detector means for leaks. */
    public enum Kind {
        /** Too much gas, or gas that rises too fast. */
        DETECTION,
        /** The instrument itself cannot be trusted. */
        INSTRUMENT
    }
}
