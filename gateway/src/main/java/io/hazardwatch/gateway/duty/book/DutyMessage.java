package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.model.Text;

/**
 * Something that people are told about a post.
 *
 * @param id       unique, and the same after a restart, so that it is told once
 * @param text     suffices alone
 * @param more     details for those means that have room; null = none
 * @param atMillis when it happened or is due, ms since the epoch
 */
public record DutyMessage(Kind kind, String id, Text text, Text more, long atMillis) {
    /** What it is about. */
    public enum Kind {
        /** The person's shift begins soon, or has begun. */
        REMINDER,
        /** A change of the roster moved shifts of the person. */
        SHIFT_CHANGED,
        /** Who is on duty today and this week. */
        SUMMARY,
        /** A hand-over waits for the person. */
        HANDOVER_OPEN,
        /** Nobody has accepted a hand-over. */
        HANDOVER_LATE,
        /** The person is to answer a roll call. */
        ROLL_CALL,
        /** Nobody answered a roll call. */
        ROLL_CALL_MISSED,
        /** The leader on shift has not confirmed to be on site, although a key period asks for it. */
        LEADER_MISSING,
        /** Nobody signed in to an operating position has looked at a site of the enterprise for minutes. */
        NOBODY_LOOKS,
        /** A P1 was raised while one crew follows another. */
        P1_NEAR_CHANGE
    }

    DutyMessage(Kind kind, String id, Text text, long atMillis) {
        this(kind, id, text, null, atMillis);
    }
}
