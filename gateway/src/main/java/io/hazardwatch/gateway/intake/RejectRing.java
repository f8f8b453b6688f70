package io.hazardwatch.gateway.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The kept rejects of one enterprise; drops the oldest first. Any thread. */
final class RejectRing {
    static final int KEPT = 200;
    static final int PER_SECOND = 100;

    private final int perSecond;
    private final Deque<Rejected> kept = new ArrayDeque<>(KEPT);
    private final AtomicInteger taken = new AtomicInteger();
    private volatile long second;

    RejectRing(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether one more may be kept in the second of {@code millis}; concurrent threads may keep a few more. */
    boolean hasRoom(long millis) {
        long now = millis / 1000;
        if (now != second) {
            second = now;
            taken.set(0);
        }
        return taken.get() < perSecond && taken.incrementAndGet() <= perSecond;
    }

    synchronized void keep(Rejected rejected) {
        if (kept.size() == KEPT) {
            kept.removeLast();
        }
        kept.addFirst(rejected);
    }

    synchronized List<Rejected> latestFirst() {
        return new ArrayList<>(kept);
    }
}
