package io.hazardwatch.gateway.lane;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What others ask the lane to do; people's pace, so a node per request is fine. Bounded. */
final class LaneMailbox {
    /** Most requests waiting; a person who is refused tries again. */
    static final int WAITING_MAX = 4096;

    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    boolean add(Runnable errand) {
        if (waiting.get() >= WAITING_MAX) {
            return false;
        }
        addAlways(errand);
        return true;
    }

    void addAlways(Runnable errand) {
        waiting.incrementAndGet();
        queue.add(errand);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int run(Outlets outlets) {
        int done = 0;
        for (Runnable errand = queue.poll(); errand != null; errand = queue.poll()) {
            waiting.decrementAndGet();
            done++;
            try {
                errand.run();
            } catch (RuntimeException defect) {
                outlets.bug("errand", defect);
            }
        }
        return done;
    }
}
