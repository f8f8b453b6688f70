package io.hazardwatch.gateway.lane;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The inboxes of one lane, one for each connection thread: drained in turns, made durable as the journal commits. */
final class LaneInboxes {
    /** Most readings taken from one inbox before the next one has its turn. */
    static final int TURN = 2048;

    // any thread
    private final List<Inbox> connected = new CopyOnWriteArrayList<>();

    // lane thread
    private final LaneOutputs outputs;
    private Inbox[] current = {};
    /** The lane thread writes, any thread reads. */
    private volatile long readings;

    LaneInboxes(LaneOutputs outputs) {
        this.outputs = outputs;
    }

    /** Any thread: adds the inbox of one more connection thread. */
    void connect(Inbox inbox) {
        connected.add(inbox);
    }

    /** Any thread: readings waiting in all inboxes. */
    int depth() {
        return connected.stream().mapToInt(Inbox::depth).sum();
    }

    /** Any thread: readings taken so far. */
    long readings() {
        return readings;
    }

    // ---- lane thread ----

    boolean isEmpty() {
        for (Inbox inbox : connected) {
            if (!inbox.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether acknowledgements of an inbox wait for the journal. */
    boolean isHolding() {
        for (Inbox inbox : current) {
            if (inbox.isHolding()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Hands readings of each inbox to {@code handler}, as many as the outputs have room for.
     *
     * @return the number of readings
     */
    int drain(ReadingHandler handler) {
        if (current.length != connected.size()) {
            current = connected.toArray(Inbox[]::new);
        }
        int done = 0;
        for (Inbox inbox : current) {
            int room = Math.min(TURN, outputs.room());
            if (room > 0) {
                done += drain(inbox, handler, room);
            }
        }
        if (done > 0) {
            readings = readings + done;
        }
        return done;
    }

    private int drain(Inbox inbox, ReadingHandler handler, int room) {
        int count = inbox.drain(handler, room);
        if (count > 0) {
            inbox.progressed();
        }
        return count;
    }

    /**
     * Makes durable what waited for the journal to commit {@code ticket}.
     *
     * @return the number of inboxes in which more became durable
     */
    int committed(long ticket) {
        int moved = 0;
        for (Inbox inbox : current) {
            if (inbox.committed(ticket)) {
                inbox.progressed();
                moved++;
            }
        }
        return moved;
    }
}
