package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue of the journal's thread. Lanes add, the writer takes everything; the lock is held for a few instructions.
 *
 * <p>When it is full, {@link #hasRoom} returns false and lanes take no more readings, but a transition is never refused,
 * because its alarm has already changed. The excess is what lanes were working on and what ticks and people cause meanwhile: a
 * few transitions per alarm at most. Outbox changes beyond {@link #CHANGES_MAX} are refused.
 */
final class WriteQueue {
    /** Approximate limit of events per commit, so that the first of a flood is not delayed by the last. */
    static final int BATCH_MAX = 4_096;
    static final int CHANGES_MAX = 10_000;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();

    // guarded by lock
    private final ArrayDeque<List<? extends RecordedEvent>> groups = new ArrayDeque<>();
    private final ArrayDeque<OutboxChange<?>> changes = new ArrayDeque<>();
    private long lastTicket;
    private long takenTicket;
    private boolean closed;
    private long deadlineNanos;

    // any thread
    private volatile int depth;

    WriteQueue(int capacity) {
        this.capacity = capacity;
    }

    boolean hasRoom() {
        return depth < capacity;
    }

    int depth() {
        return depth;
    }

    int capacity() {
        return capacity;
    }

    /**
     * Adds events that belong into one commit.
     *
     * @return the ticket of the last one; tickets count from 1
     */
    long add(List<? extends RecordedEvent> together) {
        together.forEach(event -> Objects.requireNonNull(event.type(), "type"));
        lock.lock();
        try {
            groups.add(together);
            depth = depth + together.size();
            arrived.signal();
            lastTicket += together.size();
            return lastTicket;
        } finally {
            lock.unlock();
        }
    }

    void add(OutboxChange<?> change) {
        lock.lock();
        try {
            if (closed || changes.size() >= CHANGES_MAX) {
                change.abandoned(new RejectedExecutionException(closed ? "journal closed" : "outbox queue full"));
            } else {
                changes.add(change);
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to commit; null if closed and empty. */
    CommitBatch take() {
        lock.lock();
        try {
            while (groups.isEmpty() && changes.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            return groups.isEmpty() && changes.isEmpty() ? null : batch();
        } finally {
            lock.unlock();
        }
    }

    /** The events that wait, oldest first, up to {@link #BATCH_MAX}; they stay in the queue. */
    List<RecordedEvent> waiting() {
        lock.lock();
        try {
            List<RecordedEvent> waiting = new ArrayList<>();
            for (List<? extends RecordedEvent> group : groups) {
                if (waiting.size() >= BATCH_MAX) {
                    break;
                }
                waiting.addAll(group);
            }
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private CommitBatch batch() {
        List<RecordedEvent> taken = new ArrayList<>(Math.min(BATCH_MAX, depth));
        while (!groups.isEmpty() && taken.size() < BATCH_MAX) {
            taken.addAll(groups.remove());
        }
        depth = depth - taken.size();
        takenTicket += taken.size();
        List<OutboxChange<?>> work = List.copyOf(changes);
        changes.clear();
        return new CommitBatch(taken, takenTicket, work);
    }

    /** Waits before another attempt; false if the time for attempts is over. */
    boolean pause(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && !isOver()) {
                left = arrived.awaitNanos(left);
            }
            return !isOver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        return closed && System.nanoTime() - deadlineNanos >= 0;
    }

    /** Closes the queue: the writer ends when everything is committed, or after {@code millis} of failed attempts. */
    void close(long millis) {
        lock.lock();
        try {
            closed = true;
            deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what could not be committed; nobody was told that it was. */
    void abandon(Throwable reason) {
        lock.lock();
        try {
            closed = true;
            changes.forEach(change -> change.abandoned(reason));
            changes.clear();
        } finally {
            lock.unlock();
        }
    }
}
