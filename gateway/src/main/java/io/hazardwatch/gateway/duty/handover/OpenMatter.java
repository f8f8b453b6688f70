package io.hazardwatch.gateway.duty.handover;

import io.hazardwatch.gateway.model.Text;

/**
 * An open matter that the officer on duty must know.
 *
 * @param ref  what it is: an alarm's id, a point, a warning, a permit; unique within its kind
 * @param text for people
 */
public record OpenMatter(Kind kind, String ref, Text text) {
    /** What it is; stored by name. */
    public enum Kind {
        /** Nobody has acknowledged it. */
        ALARM_UNACKNOWLEDGED,
        /** Acknowledged, and the condition holds; the lease of the acknowledgement moves with the hand-over. */
        ALARM_ACKNOWLEDGED,
        ALARM_SHELVED,
        OUT_OF_SERVICE,
        /** A point that would not warn anybody at present. */
        UNPROTECTED,
        WEATHER_WARNING,
        WORK_PERMIT,
        /** A task somebody has to do. */
        TASK,
        /** An instruction (批示) that is not done. */
        INSTRUCTION;

        /** Whether a room of its own keeps such matters, if there is one. */
        public boolean isOfAnotherRoom() {
            return this == WEATHER_WARNING || this == WORK_PERMIT || this == TASK;
        }

        /** Whether it is an alarm, in whatever state. */
        public boolean isAlarm() {
            return this == ALARM_UNACKNOWLEDGED || this == ALARM_ACKNOWLEDGED || this == ALARM_SHELVED || this == OUT_OF_SERVICE;
        }
    }

    /** Tells matters apart; an alarm stays the same one when it is acknowledged or shelved. */
    public String key() {
        return (kind.isAlarm() ? "ALARM" : kind.name()) + ':' + ref;
    }
}
