package io.hazardwatch.gateway.duty.handover;

import java.util.List;

/**
 * One change of who is on duty at a post; a row with its items. Times in ms since the epoch, 0 = not yet.
 *
 * @param id       {@code post-changeAt}, the same after a restart
 * @param changeAt when the incoming shift began
 * @param outgoing who was responsible until then, and stays so until the list is accepted
 * @param incoming who is to accept
 * @param endedAt  when it was accepted, or lapsed
 */
public record Handover(String id, String post, long changeAt, List<String> outgoing, List<String> incoming, State state,
                       List<HandoverItem> items, long leaderToldAt, long overdueAt, String acceptedBy, long endedAt) {
    /** State of the hand-over; stored by name. */
    public enum State {
        OPEN, ACCEPTED,
        /** The next change came before anybody accepted. */
        LAPSED
    }

    public Handover {
        outgoing = List.copyOf(outgoing);
        incoming = List.copyOf(incoming);
        items = List.copyOf(items);
    }

    static Handover open(String post, long changeAt, List<String> outgoing, List<String> incoming) {
        return new Handover(post + '-' + changeAt, post, changeAt, outgoing, incoming, State.OPEN, List.of(), 0, 0, null, 0);
    }

    /** Whether somebody still has to accept it. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Who answers for the post as far as this change goes. */
    public List<String> responsible() {
        return isOpen() && !outgoing.isEmpty() ? outgoing : incoming;
    }

    Handover items(List<HandoverItem> next) {
        return new Handover(id, post, changeAt, outgoing, incoming, state, next, leaderToldAt, overdueAt, acceptedBy, endedAt);
    }

    Handover incoming(List<String> next) {
        return new Handover(id, post, changeAt, outgoing, next, state, items, leaderToldAt, overdueAt, acceptedBy, endedAt);
    }

    Handover leaderTold(long nowMillis) {
        return new Handover(id, post, changeAt, outgoing, incoming, state, items, nowMillis, overdueAt, acceptedBy, endedAt);
    }

    Handover overdue(long nowMillis) {
        return new Handover(id, post, changeAt, outgoing, incoming, state, items, leaderToldAt, nowMillis, acceptedBy, endedAt);
    }

    Handover end(State next, String person, long nowMillis) {
        return new Handover(id, post, changeAt, outgoing, incoming, next, items, leaderToldAt, overdueAt, person, nowMillis);
    }
}
