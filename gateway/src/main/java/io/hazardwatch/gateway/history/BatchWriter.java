package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.history.store.HistoryProblems;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import java.io.IOException;

/**
 * Writes batches to the store, and distinguishes faulty readings from a faulty store. A refusal is blamed on readings only if
 * the store accepts a probe reading that has nothing wrong. The refused readings are then found by halving the batch, saved to
 * a file and left out. Otherwise nothing is left out, and the batch must be retried. Drainer thread.
 */
final class BatchWriter {
    private final TimeSeriesStore store;
    private final RefusedReadings kept;
    private final HistoryProblems incidents;
    private volatile boolean isStopping;

    // of the batch at hand
    private int refused;
    private String refusal;

    BatchWriter(TimeSeriesStore store, RefusedReadings kept, HistoryProblems incidents) {
        this.store = store;
        this.kept = kept;
        this.incidents = incidents;
    }

    /** Stops looking for further faulty readings; the batch is retried after the next start. Any thread. */
    void stop() {
        isStopping = true;
    }

    /**
     * Writes the batch.
     *
     * @return number of readings the store refused, now saved in the file
     * @throws StoreException always retryable; nothing of the batch may be dropped then
     */
    int write(ReadingBatch batch, long nowMillis) throws StoreException {
        refused = 0;
        try {
            store.write(batch);
        } catch (StoreException refusesSome) {
            if (refusesSome.isRetryable()) {
                throw refusesSome;
            }
            probe(refusesSome, nowMillis);
            find(batch, refusesSome, nowMillis);
            incidents.report(store.name() + " refused " + refused + " of " + batch.count + " readings, kept in " + kept + "; "
                    + refusal, null);
        }
        return refused;
    }

    /** Checks whether the store accepts anything at all, before readings are blamed. */
    private void probe(StoreException refusal, long nowMillis) throws StoreException {
        try {
            store.writeProbe(nowMillis);
        } catch (StoreException e) {
            throw e.isRetryable() ? e : StoreException.ofEverything(refusal);
        }
    }

    private void find(ReadingBatch part, StoreException said, long nowMillis) throws StoreException {
        if (said.refusesAll(part.count)) {
            keep(part, said.getMessage(), nowMillis);
            return;
        }
        writePart(part.part(0, part.count / 2), nowMillis);
        writePart(part.part(part.count / 2, part.count), nowMillis);
    }

    private void writePart(ReadingBatch part, long nowMillis) throws StoreException {
        if (isStopping) {
            throw new StoreException("stopping", true, null);
        }
        try {
            store.write(part);
        } catch (StoreException e) {
            if (e.isRetryable()) {
                throw e;
            }
            find(part, e, nowMillis);
        }
    }

    private void keep(ReadingBatch part, String reason, long nowMillis) throws StoreException {
        try {
            long before = kept.overwritten();
            kept.keep(part, reason, nowMillis);
            if (kept.overwritten() > before) {
                incidents.report(kept + ": full; the older file of refused readings gave way", null);
            }
        } catch (IOException e) {
            throw new StoreException(kept + ": cannot keep what the store refuses: " + e.getMessage(), true, e);
        }
        refused += part.count;
        refusal = "the last " + part.point[0] + " at " + part.eventMillis[0] + ": " + reason;
        incidents.refused(part, reason);
    }
}
