package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Transition;
import java.util.ArrayDeque;

/** Replies that wait until what they tell of is committed. Lane thread. */
final class Replies {
    private record Waiting(long ticket, Reply reply, Transition transition) {}

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    void add(long ticket, Reply reply, Transition transition) {
        waiting.add(new Waiting(ticket, reply, transition));
    }

    int answer(long committedTicket, Outlets outlets) {
        int done = 0;
        while (!waiting.isEmpty() && waiting.peek().ticket() <= committedTicket) {
            Waiting next = waiting.remove();
            done++;
            try {
                next.reply().answer(next.transition());
            } catch (RuntimeException defect) {
                outlets.bug("reply", defect);
            }
        }
        return done;
    }
}
