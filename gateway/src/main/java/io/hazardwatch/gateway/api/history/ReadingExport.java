package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.json.JsonObject;
import java.util.function.BooleanSupplier;

/** An order and how far it has come. Any thread; the export's own thread moves it on. */
final class ReadingExport {
    /** Where it stands; a finished or failed one can be fetched again. */
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

    /** Whether it is now for {@code runner} to make it; not when another does. */
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

    /** Own thread of the export alone. */
    void sent(long count) {
        bytes += count;
    }

    synchronized void end(String failure) {
        thread = null;
        error = failure;
        state = failure == null ? State.FINISHED : State.FAILED;
    }

    /** Ends one that is being made for somebody who may not see it any more. */
    void endWhenRevoked() {
        if (state == State.RUNNING && !stillLoggedIn.getAsBoolean()) {
            interrupt();
        }
    }

    /** Ends one that is being made; it fails. */
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
