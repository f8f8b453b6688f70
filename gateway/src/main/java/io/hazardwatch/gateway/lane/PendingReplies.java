package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Transition;
import java.util.ArrayDeque;
import java.util.List;

/** Replies that wait for a commit. Lane thread. */
final class PendingReplies {
    private record Waiting(long ticket, Runnable reply) {}

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    void add(long ticket, Runnable reply) {
        waiting.add(new Waiting(ticket, reply));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The reply to a request: its alarm after all transitions. */
    static Transition answerOf(List<Transition> transitions) {
        Transition first = transitions.getFirst();
        return transitions.reversed().stream()
                .filter(each -> each.after() != null && each.after().id().equals(first.after().id()))
                .findFirst().orElse(first);
    }

    int answer(long committedTicket, LaneOutputs outputs) {
        int done = 0;
        while (!waiting.isEmpty() && waiting.peek().ticket() <= committedTicket) {
            Waiting next = waiting.remove();
            done++;
            try {
                next.reply().run();
            } catch (RuntimeException defect) {
                outputs.defect("reply", defect);
            }
        }
        return done;
    }
}
