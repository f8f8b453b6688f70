package io.hazardwatch.gateway.duty.handover;

/**
 * A matter on the list of a hand-over.
 *
 * @param number     counts from 1 within the hand-over; never used twice
 * @param acceptedBy id of the person who accepted it, or null
 * @param atMillis   when it was accepted or ended; 0 while it waits
 */
public record HandoverItem(int number, OpenMatter matter, State state, String acceptedBy, long atMillis) {
    /** State of the item; stored by name. */
    public enum State {
        WAITING, ACCEPTED,
        /** The matter ended before anybody accepted it. */
        ENDED
    }

    static HandoverItem waiting(int number, OpenMatter matter) {
        return new HandoverItem(number, matter, State.WAITING, null, 0);
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** The same item with the present state of its matter; changed only if the kind differs. */
    HandoverItem now(OpenMatter present) {
        return present.kind() == matter.kind() ? this : new HandoverItem(number, present, state, acceptedBy, atMillis);
    }

    HandoverItem accept(String person, long nowMillis) {
        return new HandoverItem(number, matter, State.ACCEPTED, person, nowMillis);
    }

    HandoverItem end(long nowMillis) {
        return new HandoverItem(number, matter, State.ENDED, null, nowMillis);
    }
}
