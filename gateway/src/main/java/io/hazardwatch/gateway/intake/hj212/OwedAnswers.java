package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.intake.ReadingIngest;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Answers that wait until what they acknowledge is durable, of all connections. One thread; bounded by what each connection may
 * have in flight.
 */
final class OwedAnswers {
    private record Owed(long token, Hj212Connection to, List<ByteBuf> answers) {}

    private final ReadingIngest ingest;
    /** Not stored yet, in the order of their tokens. */
    private final Deque<Owed> waiting = new ArrayDeque<>();
    /** Stored; their alarms are not in the journal yet. */
    private final Deque<Owed> held = new ArrayDeque<>();

    OwedAnswers(ReadingIngest ingest) {
        this.ingest = ingest;
    }

    void add(long token, Hj212Connection to, List<ByteBuf> answers) {
        waiting.add(new Owed(token, to, answers));
    }

    /** Sends what is due. */
    void settle() {
        for (Iterator<Owed> each = held.iterator(); each.hasNext();) {
            Owed owed = each.next();
            if (ingest.isDurable(owed.token())) {
                each.remove();
                owed.to().answer(owed.answers());
            }
        }
        while (!waiting.isEmpty() && ingest.isStored(waiting.peek().token())) {
            Owed owed = waiting.remove();
            if (ingest.isDurable(owed.token())) {
                owed.to().answer(owed.answers());
            } else {
                held.add(owed);
            }
        }
    }
}
