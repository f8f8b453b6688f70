package io.hazardwatch.gateway.equipment;

import java.util.Locale;

/**
 * Equipment that was bypassed or removed by a person. Immutable.
 *
 * @param id          given by the book
 * @param why         never empty
 * @param measure     what protects people meanwhile; never empty
 * @param by          who recorded it
 * @param sinceMillis when it was recorded, ms since the epoch
 * @param untilMillis when it was meant to end, ms since the epoch; nothing happens by itself then
 * @param ended       null while it lasts
 * @param session     by which session of the API it was recorded; null if by none
 */
public record EquipmentBypass(String id, EquipmentKey equipment, Kind kind, String why, String measure, String by, long sinceMillis, long untilMillis,
                              Ended ended, String session) {
    /** How equipment does not protect. Stored by name. */
    public enum Kind {
        /** It is there, and cannot act. */
        BYPASS,
        /** It was taken away. */
        REMOVAL;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The end of a bypass.
     *
     * @param words what was found or done; empty if nothing was said
     */
    public record Ended(String by, long atMillis, String words, String session) {}

    /** Whether it lasts. */
    public boolean isOpen() {
        return ended == null;
    }

    EquipmentBypass withId(String given) {
        return new EquipmentBypass(given, equipment, kind, why, measure, by, sinceMillis, untilMillis, ended, session);
    }

    EquipmentBypass ended(Ended end) {
        return new EquipmentBypass(id, equipment, kind, why, measure, by, sinceMillis, untilMillis, end, session);
    }
}
