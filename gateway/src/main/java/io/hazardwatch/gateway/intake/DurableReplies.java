package io.hazardwatch.gateway.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Replies that wait until what they acknowledge is durable. One thread, the one of the ingest; bounded by what its senders may have in
 * flight. A message that waits for the journal delays no other.
 *
 * @param <R> what is needed to send a reply
 */
public final class DurableReplies<R> {
    private record Owed<R>(long token, R reply) {}

    private final ReadingIngest ingest;
    private final Consumer<R> sender;
    /** Not stored yet, in the order of their tokens. */
    private final Deque<Owed<R>> waiting = new ArrayDeque<>();
    /** Stored; their alarms are not in the journal yet. */
    private final Deque<Owed<R>> held = new ArrayDeque<>();

    /** @param sender sends a reply that is due; must not call this object except {@link #add} */
    public DurableReplies(ReadingIngest ingest, Consumer<R> sender) {
        this.ingest = ingest;
        this.sender = sender;
    }

    /** Owes the reply to the message of that token. */
    public void add(long token, R reply) {
        waiting.add(new Owed<>(token, reply));
    }

    /** Sends what is due. */
    public void settle() {
        if (!held.isEmpty()) {
            settleHeld();
        }
        while (!waiting.isEmpty() && ingest.isStored(waiting.peek().token())) {
            Owed<R> owed = waiting.remove();
            if (ingest.isDurable(owed.token())) {
                sender.accept(owed.reply());
            } else {
                held.add(owed);
            }
        }
    }

    private void settleHeld() {
        for (Iterator<Owed<R>> each = held.iterator(); each.hasNext();) {
            Owed<R> owed = each.next();
            if (ingest.isDurable(owed.token())) {
                each.remove();
                sender.accept(owed.reply());
            }
        }
    }
}
