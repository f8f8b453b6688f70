package io.hazardwatch.gateway.lane;

import java.util.ArrayDeque;

/** Replies that wait until what they tell of is committed. Lane thread. */
final class Replies {
    private record Waiting(long ticket, Runnable reply) {}

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    void add(long ticket, Runnable reply) {
        waiting.add(new Waiting(ticket, reply));
    }

    int answer(long committedTicket, Outlets outlets) {
        int done = 0;
        while (!waiting.isEmpty() && waiting.peek().ticket() <= committedTicket) {
            Waiting next = waiting.remove();
            done++;
            try {
                next.reply().run();
            } catch (RuntimeException defect) {
                outlets.bug("reply", defect);
            }
        }
        return done;
    }
}
