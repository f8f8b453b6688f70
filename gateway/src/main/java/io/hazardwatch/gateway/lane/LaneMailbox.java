package io.hazardwatch.gateway.lane;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Requests to a lane: any thread adds, the lane runs them at the start of its turn. Allocates a node per request, which is fine
 * because requests come from people. Bounded.
 */
final class LaneMailbox {
    /** Maximum number of waiting requests; further ones are refused and may be retried. */
    static final int WAITING_MAX = 4096;

    private final ConcurrentLinkedQueue<LongConsumer> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param request gets the time of the turn, ms since the epoch
     * @return false when it is refused because too many wait
     */
    boolean add(LongConsumer request) {
        if (waiting.get() >= WAITING_MAX) {
            return false;
        }
        addAlways(request);
        return true;
    }

    void addAlways(LongConsumer request) {
        waiting.incrementAndGet();
        queue.add(request);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /**
     * Lane thread: runs all waiting requests. A request that throws goes to {@code outputs} as a defect.
     *
     * @return the number of requests
     */
    int run(LaneOutputs outputs, long nowMillis) {
        int done = 0;
        for (LongConsumer request = queue.poll(); request != null; request = queue.poll()) {
            waiting.decrementAndGet();
            done++;
            try {
                request.accept(nowMillis);
            } catch (RuntimeException defect) {
                outputs.defect("request", defect);
            }
        }
        return done;
    }
}
