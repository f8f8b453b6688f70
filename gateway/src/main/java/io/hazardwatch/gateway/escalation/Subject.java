package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.model.Priority;
import java.util.Objects;

/**
 * What people are called about, and which announcement of it. An answer is bound to {@code (occurrence, annSeq)}: it counts only
 * for what the person was told.
 *
 * @param id           id within its kind, such as the alarm's id
 * @param occurrence   counts how often it has come; 1 if it comes once
 * @param annSeq       counts its announcements; never decreases
 * @param site         null if it concerns no single site
 * @param hazardSource whose people in charge are called; null if it concerns none
 */
public record Subject(SubjectKind kind, String id, long occurrence, long annSeq, Priority priority, String enterprise, String site,
                      String hazardSource) {
    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(enterprise, "enterprise");
    }

    /** Names it among all kinds; the same for all its occurrences. */
    public String key() {
        return kind + ":" + id;
    }

    /** Whether it is the same announcement or an earlier one than {@code other}. */
    public boolean isNotAfter(Subject other) {
        return occurrence < other.occurrence || occurrence == other.occurrence && annSeq <= other.annSeq;
    }
}
