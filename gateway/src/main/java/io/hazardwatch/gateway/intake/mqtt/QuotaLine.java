package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.SlotGate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one event loop that wait for the same quota, in order of arrival. One slot is reserved for the first of them, and one
 * timer waits for it; each is told once, when its slot has come. Lines of several event loops take turns, because each reserves one slot at a
 * time. Event loop only; a connection stands in it once, so it is bounded by their number.
 */
final class QuotaLine {
    /** Slots of less than that are handed out together, so that a high quota needs no thousand timers a second. */
    static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(10);

    /** Somebody who waits. */
    interface Waiter {
        /** Whether it still has use for a slot. */
        boolean isWaiting();

        /** The slot has come. */
        void pass();
    }

    /** Runs something after a time, and knows the time. */
    interface Timer {
        void later(long nanos, Runnable due);

        long nowNanos();

        long nowMillis();
    }

    private final SlotGate gate;
    private final Timer timer;
    private final Runnable onEmpty;
    private final Runnable onDue = this::due;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private boolean isReserved;
    private long dueNanos;

    /** @param onEmpty is told when nobody waits any more; the line is of no use then */
    QuotaLine(SlotGate gate, Timer timer, Runnable onEmpty) {
        this.gate = gate;
        this.timer = timer;
        this.onEmpty = onEmpty;
    }

    /** Waits behind all others. */
    void join(Waiter last) {
        waiting.add(last);
        if (!isReserved) {
            reserve();
            await(dueNanos - timer.nowNanos());
        }
    }

    private void reserve() {
        isReserved = true;
        long now = timer.nowNanos();
        dueNanos = now + gate.reserve(now, timer.nowMillis());
    }

    private void await(long nanos) {
        timer.later(Math.max(nanos, PAUSE_NANOS_MIN), onDue);
    }

    private void due() {
        while (isReserved) {
            long wait = dueNanos - timer.nowNanos();
            if (wait > 0) {
                await(wait);
                return;
            }
            Waiter first = next();
            if (first != null) {
                first.pass(); // may wait again, behind all others
            }
            if (waiting.isEmpty()) {
                isReserved = false;
            } else {
                reserve();
            }
        }
        onEmpty.run();
    }

    /** Leaves out those that have gone. */
    private Waiter next() {
        Waiter first = waiting.poll();
        while (first != null && !first.isWaiting()) {
            first = waiting.poll();
        }
        return first;
    }
}
