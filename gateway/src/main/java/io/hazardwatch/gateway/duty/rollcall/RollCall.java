package io.hazardwatch.gateway.duty.rollcall;

import java.util.List;

/**
 * One roll call; a row. Times in ms since the epoch, 0 = not yet.
 *
 * @param id         {@code post-shift-number}, the same after a restart
 * @param shiftFrom  when the shift began it belongs to
 * @param dueAt      from when on it may be asked; never told to the people concerned
 * @param answerBy   until when it may be answered, once asked
 * @param asked      ids of the persons who were asked
 * @param orderedBy  who ordered a spot check (抽查); null for a scheduled roll call
 * @param answeredBy id of the person who answered, or null
 * @param endedAt    when it was answered, missed or given up
 * @param leaderToldAt when the leader was told that it was missed
 * @param more       how many roll calls beyond the usual number a key period asked for when this one was settled for it; 0 for a usual one
 */
public record RollCall(String id, String post, long shiftFrom, long dueAt, RollCallState state, long askedAt, long answerBy,
                       List<String> asked, String orderedBy, String answeredBy, long endedAt, long leaderToldAt, int more) {
    public RollCall {
        asked = List.copyOf(asked);
    }

    /** One that waits for its time. */
    static RollCall waiting(String id, String post, long shiftFrom, long dueAt, String orderedBy, int more) {
        return new RollCall(id, post, shiftFrom, dueAt, RollCallState.WAITING, 0, 0, List.of(), orderedBy, null, 0, 0, more);
    }

    /** Whether somebody ordered it to be asked at once. */
    public boolean isSpotCheck() {
        return orderedBy != null;
    }

    /** Names the time it was asked: one that was withdrawn and is asked again is another question. */
    public String question() {
        return id + "-asked-" + askedAt;
    }

    RollCall ask(List<String> persons, long nowMillis, long byMillis) {
        return new RollCall(id, post, shiftFrom, dueAt, RollCallState.ASKED, nowMillis, byMillis, persons, orderedBy, null, 0, 0, more);
    }

    RollCall withdraw() {
        return waiting(id, post, shiftFrom, dueAt, orderedBy, more);
    }

    RollCall answer(String person, long nowMillis) {
        return new RollCall(id, post, shiftFrom, dueAt, RollCallState.ANSWERED, askedAt, answerBy, asked, orderedBy, person, nowMillis, 0, more);
    }

    RollCall end(RollCallState next, long nowMillis) {
        return new RollCall(id, post, shiftFrom, dueAt, next, askedAt, answerBy, asked, orderedBy, null, nowMillis, leaderToldAt, more);
    }

    RollCall leaderTold(long nowMillis) {
        return new RollCall(id, post, shiftFrom, dueAt, state, askedAt, answerBy, asked, orderedBy, answeredBy, endedAt, nowMillis, more);
    }
}
