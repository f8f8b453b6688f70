package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.history.store.HistoryProblems;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Syncs what the lanes append to the disk: one round over all spools every half interval, so that a round which takes the other
 * half still keeps the promised interval. Lanes and acknowledgements do not wait for it. Own thread, except the counters.
 */
final class DiskSync {
    private final List<Spool> spools;
    private final long syncMillis;
    private final HistoryProblems incidents;
    private final LongSupplier wallMillis;
    private final Thread thread;
    private volatile boolean isStopping;

    // written by the sync thread, read by any
    private volatile long syncedMillis;
    private volatile long late;

    /** @param syncMillis the longest time of readings that a power loss may cost, in milliseconds */
    DiskSync(List<Spool> spools, long syncMillis, HistoryProblems incidents, LongSupplier wallMillis, ThreadFactory threads) {
        this.thread = threads.newThread(this::run);
        thread.setName("spool-sync");
        this.spools = spools;
        this.syncMillis = syncMillis;
        this.incidents = incidents;
        this.wallMillis = wallMillis;
    }

    void start() {
        syncedMillis = wallMillis.getAsLong();
        thread.start();
    }

    void stop() {
        isStopping = true;
        LockSupport.unpark(thread);
    }

    /**
     * Waits for the thread to end, at most that long.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /** Time since the last complete round began: what a power loss would cost now, in milliseconds. Any thread. */
    long unsyncedMillis(long nowMillis) {
        return Math.max(0, nowMillis - syncedMillis);
    }

    /** Rounds that took longer than the interval, since start. Any thread. */
    long late() {
        return late;
    }

    private void run() {
        while (!isStopping) {
            round();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(syncMillis) / 2);
        }
    }

    /** One pass over every spool; a disk that refuses one does not affect the others. */
    void round() {
        long begunMillis = wallMillis.getAsLong();
        boolean isWhole = true;
        for (Spool spool : spools) {
            isWhole &= pass(spool);
        }
        if (unsyncedMillis(wallMillis.getAsLong()) > syncMillis) {
            late = late + 1;
        }
        if (isWhole) {
            syncedMillis = begunMillis;
        }
    }

    private boolean pass(Spool spool) {
        boolean wasFailing = spool.sync().isFailing();
        try {
            spool.sync().pass();
            return true;
        } catch (RuntimeException | Error e) {
            if (!wasFailing) {
                incidents.report(spool + ": not synced, trying on", e);
            }
            return false;
        }
    }
}
