package io.hazardwatch.gateway.alarms;

import java.util.Objects;

/**
 * Something worth keeping that concerns no single alarm: a change of mode or configuration, a step of the clock.
 *
 * @param enterprise whom it concerns, or null for all
 * @param subject    what it is about: a site, a device, a file; empty rather than null
 * @param reason     what happened and why, for people; empty rather than null
 * @param session    by which session of the API a person did it; null if by none
 */
public record Note(TransitionType type, String enterprise, String subject, String actor, String reason, long atMillis, String session)
        implements RecordedEvent {
    /** Begins what a note about a changed configuration says of a limit that lets more pass than before, or is gone. */
    public static final String LOOSENED = "loosened limit";
    /** Begins what a note says of somebody who put a configuration in force although it watches less. */
    public static final String CONFIRMED = "confirmed revision ";

    /** Begins what a note says of equipment that somebody bypassed or removed. */
    public static final String BYPASSED = "bypassed: ";

    /** Begins, in such a note, what protects people meanwhile. */
    public static final String MEANWHILE = "; meanwhile: ";

    /** Holds, in a note about equipment, if it ends what a {@link #BYPASSED} began. */
    public static final String BYPASS_ENDED = " ended";

    /** Begins, in a note about the mode of a unit, the name of the second person, before the colon that begins the reason. */
    public static final String AGREED = " agreed by ";

    /** What nobody did by a session. */
    public Note(TransitionType type, String enterprise, String subject, String actor, String reason, long atMillis) {
        this(type, enterprise, subject, actor, reason, atMillis, null);
    }

    /** Whether it says that the gateway watches less than before, that equipment protects nobody, or that a unit runs by another mode. */
    public boolean reducesMonitoring() {
        return type == TransitionType.MODE_CHANGED || type == TransitionType.INSTRUMENT_CHECKED && reason.startsWith(BYPASSED)
                || type == TransitionType.CONFIG && (reason.contains(LOOSENED) || reason.startsWith(CONFIRMED));
    }

    /** Whether it says that a bypass or removal of equipment has ended. */
    public boolean endsBypass() {
        return type == TransitionType.INSTRUMENT_CHECKED && reason.matches("(?s)(bypass|removal) \\S+" + BYPASS_ENDED + "(:.*)?");
    }

    public Note {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(reason, "reason");
    }
}
