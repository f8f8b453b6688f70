package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.ProofKind;
import java.time.LocalDate;

/**
 * An inspection, calibration or proof test that somebody has done. Immutable.
 *
 * @param id          given by the book
 * @param isPassed    whether the equipment can be relied on since
 * @param day         when it was done, in the time zone of the site
 * @param due         first day on which it must be done again; null if not known
 * @param certificate its number; empty if there is none
 * @param by          who recorded it
 * @param notedMillis when it was recorded, ms since the epoch
 * @param session     by which session of the API; null if by none
 */
public record EquipmentProof(String id, EquipmentKey equipment, ProofKind kind, boolean isPassed, LocalDate day, LocalDate due, String certificate,
                             String words, String by, long notedMillis, String session) {
    EquipmentProof withId(String given) {
        return new EquipmentProof(given, equipment, kind, isPassed, day, due, certificate, words, by, notedMillis, session);
    }
}
