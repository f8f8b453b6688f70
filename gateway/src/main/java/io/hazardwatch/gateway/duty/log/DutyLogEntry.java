package io.hazardwatch.gateway.duty.log;

import io.hazardwatch.gateway.model.Actors;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One entry of the duty log; never changed.
 *
 * @param id       unique; one of the same id is the same entry, so telling it again adds nothing
 * @param day      the post's day it stands on
 * @param atMillis when it happened, ms since the epoch
 * @param writtenAt when it was written
 * @param author   id of the person who wrote it, or {@code system}
 * @param party    with whom: the caller or the one called, who asked, or who is to do it; empty when nobody
 * @param matter   what it is about; for people
 * @param action   what was done or is to be done; empty when nothing
 * @param about    the id of the entry that it corrects, answers or reports done, or of the alarm, hand-over or roll call; or null
 * @param dueMillis until when it must be done, of an instruction; 0 of others
 */
public record DutyLogEntry(String id, String post, LocalDate day, DutyLogKind kind, long atMillis, long writtenAt, String author,
                           String party, String matter, String action, String about, long dueMillis) {
    /** Author of everything no person wrote. */
    public static final String SYSTEM = Actors.GATEWAY;

    public DutyLogEntry {
        party = storable(Objects.requireNonNull(party, "party"));
        matter = storable(Objects.requireNonNull(matter, "matter"));
        action = storable(Objects.requireNonNull(action, "action"));
    }

    /** Not every store can keep a NUL, and one entry that cannot be kept would hold up all that are written with it. */
    private static String storable(String text) {
        return text.replace('\0', ' ');
    }
}
