package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.json.JsonObject;
import java.util.function.BooleanSupplier;

/** An ordered export and its progress. Any thread; the export's own thread updates the progress. */
final class ReadingExport {
    /** State of the export; a finished or failed one can be fetched again. */
    enum State { ORDERED, RUNNING, FINISHED, FAILED }

    private final ReadingExportOrder order;
    private volatile State state = State.ORDERED;
    private volatile int points;
    private volatile long readings;
    private volatile long bytes;
    private volatile String error;
    private volatile Thread thread;
    private volatile BooleanSupplier stillLoggedIn = () -> true;

    ReadingExport(ReadingExportOrder order) {
        this.order = order;
    }

    ReadingExportOrder order() {
        return order;
    }

    State state() {
        return state;
    }

    /**
     * Starts the export for {@code runner}.
     *
     * @return false if another thread is already making it
     */
    synchronized boolean begin(Thread runner, BooleanSupplier receiverIsLoggedIn) {
        if (state == State.RUNNING) {
            return false;
        }
        stillLoggedIn = receiverIsLoggedIn;
        state = State.RUNNING;
        thread = runner;
        points = 0;
        readings = 0;
        bytes = 0;
        error = null;
        return true;
    }

    void progress(int pointsDone, long readingsDone) {
        points = pointsDone;
        readings = readingsDone;
    }

    /** Called by the export's own thread only. */
    void sent(long count) {
        bytes += count;
    }

    synchronized void end(String failure) {
        thread = null;
        error = failure;
        state = failure == null ? State.FINISHED : State.FAILED;
    }

    /** Ends a running export whose receiver may no longer see it. */
    void endWhenRevoked() {
        if (state == State.RUNNING && !stillLoggedIn.getAsBoolean()) {
            interrupt();
        }
    }

    /** Ends a running export; it counts as failed. */
    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    JsonObject json() {
        String path = ReadingExportRoutes.PATH + '/' + order.id();
        return new JsonObject().put("id", order.id()).put("enterprise", order.enterprise()).put("state", state.name())
                .put("from", Times.utc(order.fromMillis())).put("to", Times.utc(order.toMillis()))
                .put("format", order.form().ending()).put("points", order.points().size()).put("pointsDone", points)
                .put("readings", readings).put("bytes", bytes).put("error", error)
                .put("orderedBy", order.orderedBy()).put("orderedAt", Times.utc(order.orderedAtMillis()))
                .put("archive", path + "/archive");
    }
}
